import { createAnalyzer } from "copydesk";
import { createProseMirrorPlugin } from "copydesk/prosemirror";
import { schema } from "prosemirror-schema-basic";
import { EditorState, Plugin, PluginKey } from "prosemirror-state";
import { Decoration, DecorationSet, EditorView } from "prosemirror-view";

const { analyze } = createAnalyzer();
const copydesk = createProseMirrorPlugin({ Plugin, PluginKey, Decoration, DecorationSet }, { analyze, created: "2026-11-22" });
copydesk.desk.addEventListener("select", ({ detail: { pieces } }) => console.log(pieces[0].kind, pieces[0].entity?.name));

const copy = schema.text("“We will rebuild the bridge,” Mayor Amina Okafor said on Monday.");
new EditorView(document.body, { state: EditorState.create({ doc: schema.node("doc", null, schema.node("paragraph", null, copy)), plugins: [copydesk] }) });
