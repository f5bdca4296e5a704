import tinymce from "tinymce";
import "tinymce/icons/default";
import "tinymce/models/dom";
import "tinymce/themes/silver";
import { createAnalyzer } from "copydesk";
import { registerTinyMCE } from "copydesk/tinymce";

registerTinyMCE(tinymce, { analyze: createAnalyzer().analyze, created: "2026-11-22" });

document.body.innerHTML = "<textarea>&lt;p&gt;“We will rebuild the bridge,” Mayor Amina Okafor said on Monday.&lt;/p&gt;</textarea>";
tinymce.init({ selector: "textarea", plugins: "copydesk", license_key: "gpl", skin: false, content_css: false });
