import "copydesk/element";

document.body.innerHTML = `
  <copydesk-article created="2026-11-22">
    <p>“We will rebuild the bridge,” Mayor Amina Okafor said on Monday.</p>
    <p>Okafor spoke in London.</p>
    <p slot="card">Nothing chosen yet.</p>
  </copydesk-article>`;

const article = document.querySelector("copydesk-article");
article.addEventListener("select", ({ detail: { mark } }) => (article.querySelector("[slot=card]").textContent = mark?.kind ?? ""));
article.addEventListener("error", ({ detail: { message } }) => console.error(message));
