import "/www/element.js";

Object.assign(window, { ready: true });
