//! Modules as one classic script.
//!
//! Reads the module syntax that `www` keeps to: `import` and `export` begin their line; imports have names (`import { a, b as c } from "./x.js";`); what is exported is a `function`, `class` or `const`, or a list
//! of names. Anything else is an error that names the line. Each module becomes a function that gives its exports.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Component, Path, PathBuf};

use anyhow::{Context, Result, bail};

/// `entry` and all that it imports, under `folder`, each once and after what it imports. `replace` puts one module in another's place.
pub fn bundle(folder: &Path, entry: &str, replace: &BTreeMap<PathBuf, PathBuf>) -> Result<String> {
    let mut bundler = Bundler { folder, replace, order: Vec::new(), open: Vec::new(), script: String::new() };
    bundler.add(Path::new(entry))?;
    Ok(format!("\"use strict\";\n(() => {{\n{}}})();\n", bundler.script))
}

struct Bundler<'f> {
    folder: &'f Path,
    replace: &'f BTreeMap<PathBuf, PathBuf>,
    /// Modules that are in the script; a module's name there is its place here.
    order: Vec<PathBuf>,
    /// Modules whose imports are being read.
    open: Vec<PathBuf>,
    script: String,
}

impl Bundler<'_> {
    /// Adds the module at `path`; gives its name in the script.
    fn add(&mut self, path: &Path) -> Result<String> {
        let path = self.replace.get(path).map_or(path, PathBuf::as_path);
        if let Some(place) = self.order.iter().position(|other| other == path) {
            return Ok(format!("module{place}"));
        }
        if self.open.iter().any(|other| other == path) {
            bail!("{} imports itself by way of {}", path.display(), self.open.last().expect("it is open").display());
        }
        self.open.push(path.to_path_buf());
        let source = fs::read_to_string(self.folder.join(path)).with_context(|| format!("cannot read {}", path.display()))?;
        let body = self.body(path, &source).with_context(|| path.display().to_string())?;
        self.open.pop();
        let name = format!("module{}", self.order.len());
        self.order.push(path.to_path_buf());
        self.script.push_str(&format!("const {name} = (() => {{ // {}\n{body}}})();\n", path.display()));
        Ok(name)
    }

    fn body(&mut self, path: &Path, source: &str) -> Result<String> {
        let (mut body, mut exports) = (String::new(), Vec::new());
        for statement in statements(source) {
            let code = match Statement::read(&statement)? {
                Statement::Import { names, from } => {
                    let module = self.add(&beside(path, from))?;
                    if names.is_empty() { String::new() } else { format!("const {{ {} }} = {module};\n", names.replace(" as ", ": ")) }
                }
                Statement::Exported { name, code } => {
                    exports.push(name.to_owned());
                    code.to_owned()
                }
                Statement::Exports(names) => {
                    exports.extend(names.split(',').map(renamed).filter(|name| !name.is_empty()));
                    String::new()
                }
                Statement::Other(code) => code.to_owned(),
            };
            body.push_str(&code);
        }
        Ok(format!("{body}return {{ {} }};\n", exports.join(", ")))
    }
}

/// `a as b` in a list of exports, as an object literal has it.
fn renamed(export: &str) -> String {
    match export.trim().split_once(" as ") {
        Some((inside, outside)) => format!("{outside}: {inside}"),
        None => export.trim().to_owned(),
    }
}

/// The lines of a module, except that a list in braces after `import` or `export` is one statement.
fn statements(source: &str) -> Vec<String> {
    let mut statements: Vec<String> = Vec::new();
    let mut in_list = false;
    for line in source.split_inclusive('\n') {
        match statements.last_mut() {
            Some(statement) if in_list => statement.push_str(line),
            _ => statements.push(line.to_owned()),
        }
        let starts_list = line.starts_with("import {") || line.starts_with("export {");
        in_list = (in_list || starts_list) && !line.contains('}');
    }
    statements
}

enum Statement<'s> {
    Import { names: &'s str, from: &'s str },
    Exported { name: &'s str, code: &'s str },
    Exports(&'s str),
    Other(&'s str),
}

impl<'s> Statement<'s> {
    fn read(statement: &'s str) -> Result<Self> {
        if let Some(import) = statement.strip_prefix("import ") {
            return Self::import(import).with_context(|| format!("cannot bundle: {}", statement.trim_end()));
        }
        if let Some(export) = statement.strip_prefix("export ") {
            return Self::export(export).with_context(|| format!("cannot bundle: {}", statement.trim_end()));
        }
        Ok(Statement::Other(statement))
    }

    fn import(import: &'s str) -> Option<Self> {
        let import = import.trim_end().trim_end_matches(';');
        let (names, from) = import.rsplit_once("from ").unwrap_or(("{}", import));
        let names = names.trim().strip_prefix('{')?.strip_suffix('}')?.trim();
        Some(Statement::Import { names, from: from.strip_prefix('"')?.strip_suffix('"')? })
    }

    fn export(export: &'s str) -> Option<Self> {
        if let Some(list) = export.strip_prefix('{') {
            return Some(Statement::Exports(list.trim_end().trim_end_matches(';').strip_suffix('}')?));
        }
        let kinds = ["async function* ", "async function ", "function* ", "function ", "class ", "const "];
        let declared = kinds.iter().find_map(|kind| export.strip_prefix(kind))?;
        let end = declared.find(|letter: char| !letter.is_alphanumeric() && letter != '_' && letter != '$')?;
        (end > 0).then_some(Statement::Exported { name: &declared[..end], code: export })
    }
}

/// What `from` names in the module at `path`; both from the bundle's folder.
fn beside(path: &Path, from: &str) -> PathBuf {
    let mut found = path.parent().map(Path::to_path_buf).unwrap_or_default();
    for component in Path::new(from).components() {
        match component {
            Component::ParentDir => _ = found.pop(),
            Component::Normal(name) => found.push(name),
            _ => {}
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(source: &str, expected: &str) {
        let folder = Path::new("/nowhere");
        let imported = ["x.js", "panels/y.js"].map(PathBuf::from).to_vec();
        let mut bundler = Bundler { folder, replace: &BTreeMap::new(), order: imported, open: Vec::new(), script: String::new() };
        assert_eq!(bundler.body(Path::new("panels/z.js"), source).unwrap(), expected);
    }

    #[test]
    fn the_syntax_that_www_keeps_to() {
        check("import { a, b as c } from \"../x.js\";\n", "const { a, b: c } = module0;\nreturn {  };\n");
        check("import {\n  a,\n  b,\n} from \"./y.js\";\na();\n", "const { a,\n  b, } = module1;\na();\nreturn {  };\n");
        check("import \"./y.js\";\n", "return {  };\n");
        check("export const A = 1;\nexport async function f() {}\n", "const A = 1;\nasync function f() {}\nreturn { A, f };\n");
        check("class A {}\nexport { A, A as B };\n", "class A {}\nreturn { A, B: A };\n");
    }

    #[test]
    fn anything_else_is_an_error() {
        for line in ["export default 1;\n", "import a from \"./x.js\";\n", "export let a = 1;\n", "export * from \"./x.js\";\n"] {
            assert!(Statement::read(line).is_err(), "{line}");
        }
    }
}
