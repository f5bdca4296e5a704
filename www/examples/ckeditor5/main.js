import { ClassicEditor, Essentials, Paragraph } from "ckeditor5";
import { createAnalyzer } from "copydesk";
import { createCKEditorPlugin } from "copydesk/ckeditor5";

const Copydesk = createCKEditorPlugin({ analyze: createAnalyzer().analyze, created: "2026-11-22" });

await ClassicEditor.create(document.body.appendChild(document.createElement("div")), {
  licenseKey: "GPL",
  plugins: [Essentials, Paragraph, Copydesk],
  initialData: "<p>“We will rebuild the bridge,” Mayor Amina Okafor said on Monday.</p>",
});
