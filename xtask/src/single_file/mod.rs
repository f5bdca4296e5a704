//! copydesk.html: the page as one file that works from a USB stick. A page opened from file:// may load neither modules nor wasm, so
//! the styles, the modules as one classic script, and the wasm as base64 all stand in the file.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use sha2::{Digest, Sha256};

use crate::outputs::SingleFile;
use crate::shell::root;

mod modules;

/// Makes the file from what is in `www` and the no-modules build in `glue`.
pub fn write(output: &SingleFile) -> Result<()> {
    let page = root().join(&output.page);
    let folder = page.parent().expect("the page is in a folder");
    let html = read(&page)?;
    let parts = Parts::read(folder, &html, output)?;
    fs::write(root().join(&output.file), assemble(&html, folder, &parts)?)?;
    Ok(())
}

/// What goes into the page.
struct Parts {
    style: String,
    glue: String,
    program: String,
    wasm: String,
}

impl Parts {
    fn read(folder: &Path, html: &str, output: &SingleFile) -> Result<Parts> {
        let package = root().join(&output.package);
        let module = attribute(html, "<script type=\"module\"", "src")?;
        let wasm = fs::read(package.join("copydesk_bg.wasm")).context("the no-modules build comes first")?;
        let parts = Parts {
            style: read(&folder.join(attribute(html, "<link rel=\"stylesheet\"", "href")?))?,
            glue: maker(&read(&package.join("copydesk.js"))?),
            program: modules::bundle(folder, module, &output.replace)?,
            wasm: BASE64_STANDARD.encode(wasm),
        };
        for script in [&parts.glue, &parts.program] {
            ensure!(!script.contains("</script"), "a script that names its own end tag cannot stand in a page");
        }
        Ok(parts)
    }
}

/// The glue as a function that makes it anew: a trap leaves its instance of the wasm unusable.
fn maker(glue: &str) -> String {
    format!("globalThis.makeGlue = () => {{\n{glue}\nreturn wasm_bindgen;\n}};\n")
}

/// The page with its links replaced by what they link to, and a policy that lets it connect to nothing.
fn assemble(html: &str, folder: &Path, parts: &Parts) -> Result<String> {
    let policy = format!(
        "default-src 'none'; script-src '{}' '{}' 'wasm-unsafe-eval'; style-src '{}'; img-src data:; base-uri 'none'; form-action 'none'",
        hash(&parts.glue),
        hash(&parts.program),
        hash(&parts.style)
    );
    let icon = attribute(html, "<link rel=\"icon\"", "href")?;
    let icon_data = format!("data:image/svg+xml;base64,{}", BASE64_STANDARD.encode(read(&folder.join(icon))?));
    let style = format!("<style>{}</style>", parts.style);
    let scripts = format!(
        "<script type=\"application/wasm\" id=\"copydesk-wasm\">{}</script>\n<script>{}</script>\n<script>{}</script>\n</body>",
        parts.wasm, parts.glue, parts.program
    );
    let html = html.replace(attribute(html, "<meta http-equiv=\"Content-Security-Policy\"", "content")?, &policy);
    let html = html.replace(&format!("href=\"{icon}\""), &format!("href=\"{icon_data}\""));
    let html = without_tag(&html, "<link rel=\"manifest\"", "")?;
    let html = without_tag(&html, "<link rel=\"stylesheet\"", &style)?;
    let html = without_tag(&html, "<script type=\"module\"", "")?.replacen("</script>", "", 1);
    Ok(html.replacen("</body>", &scripts, 1))
}

/// The value of `name` in the tag of `html` that begins with `tag`.
fn attribute<'h>(html: &'h str, tag: &str, name: &str) -> Result<&'h str> {
    let at = html.find(tag).with_context(|| format!("the page has no {tag}"))?;
    let tag_text = &html[at..at + html[at..].find('>').context("an open tag")?];
    let value = tag_text.split_once(&format!(" {name}=\"")).and_then(|(_, rest)| rest.split_once('"'));
    Ok(value.with_context(|| format!("{tag_text} has no {name}"))?.0)
}

/// `html` with the tag that begins with `tag` replaced.
fn without_tag(html: &str, tag: &str, replacement: &str) -> Result<String> {
    let at = html.find(tag).with_context(|| format!("the page has no {tag}"))?;
    let end = at + html[at..].find('>').context("an open tag")? + 1;
    Ok([&html[..at], replacement, &html[end..]].concat())
}

/// The source that a content security policy names an inline script or style by.
fn hash(content: &str) -> String {
    format!("sha256-{}", BASE64_STANDARD.encode(Sha256::digest(content)))
}

fn read(path: &Path) -> Result<String> {
    fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))
}
