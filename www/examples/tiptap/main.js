import { Editor, Extension } from "@tiptap/core";
import { Plugin, PluginKey } from "@tiptap/pm/state";
import { Decoration, DecorationSet } from "@tiptap/pm/view";
import StarterKit from "@tiptap/starter-kit";
import { createAnalyzer } from "copydesk";
import { createProseMirrorPlugin } from "copydesk/prosemirror";

const { analyze } = createAnalyzer();
const plugin = createProseMirrorPlugin({ Plugin, PluginKey, Decoration, DecorationSet }, { analyze, created: "2026-11-22" });
const Copydesk = Extension.create({ name: "copydesk", addProseMirrorPlugins: () => [plugin] });

new Editor({
  element: document.body,
  extensions: [StarterKit, Copydesk],
  content: "<p>“We will rebuild the bridge,” Mayor Amina Okafor said on Monday.</p>",
});
