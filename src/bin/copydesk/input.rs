//! Reading files and standard input, with errors that name them.

use std::fmt;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::{Path, PathBuf};

/// Why the run cannot go on.
#[derive(Debug)]
pub enum Error {
    /// A file, and what is wrong with it.
    Input(String, String),
    /// The output cannot be written.
    Output(io::Error),
}

impl Error {
    /// Whether the program that reads our output has stopped reading.
    pub fn is_closed_pipe(&self) -> bool {
        matches!(self, Error::Output(error) if error.kind() == io::ErrorKind::BrokenPipe)
    }
}

impl From<io::Error> for Error {
    fn from(error: io::Error) -> Self {
        Error::Output(error)
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Error::Input(name, problem) => write!(f, "{name}: {problem}"),
            Error::Output(error) => write!(f, "cannot write the output: {error}"),
        }
    }
}

/// One input and its name for messages.
pub struct Input {
    /// The path, or "standard input".
    pub name: String,
    path: Option<PathBuf>,
}

/// The inputs that `files` names; standard input where it names none.
pub fn inputs(files: &[PathBuf]) -> Vec<Input> {
    match files {
        [] => vec![Input::of(Path::new("-"))],
        files => files.iter().map(|file| Input::of(file)).collect(),
    }
}

impl Input {
    fn of(path: &Path) -> Self {
        let path = (path != Path::new("-")).then(|| path.to_path_buf());
        let name = path.as_ref().map_or_else(|| "standard input".to_owned(), |path| path.display().to_string());
        Input { name, path }
    }

    /// Opens it for reading in pieces.
    pub fn open(&self) -> Result<Box<dyn BufRead>, Error> {
        match &self.path {
            None => Ok(Box::new(io::stdin().lock())),
            Some(path) => Ok(Box::new(BufReader::new(File::open(path).map_err(|error| self.wrong(error))?))),
        }
    }

    /// All of it, as text.
    pub fn read(&self) -> Result<String, Error> {
        let mut bytes = Vec::new();
        self.open()?.read_to_end(&mut bytes).map_err(|error| self.wrong(error))?;
        String::from_utf8(bytes).map_err(|error| {
            let at = error.utf8_error().valid_up_to();
            self.wrong(format!("not UTF-8 at byte {at}; convert it first, for example with iconv -f WINDOWS-1252 -t UTF-8"))
        })
    }

    /// An error about this input.
    pub fn wrong(&self, problem: impl fmt::Display) -> Error {
        Error::Input(self.name.clone(), problem.to_string())
    }
}
