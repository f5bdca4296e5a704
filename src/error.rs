//! The one error type. Options and model files can be wrong; a text cannot.

use std::fmt;

/// What is wrong with an option or a model file, and how to mend it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Error {
    kind: Kind,
    message: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Option,
    Model,
}

impl Error {
    /// A wrong option; `message` says what is wrong and how to mend it.
    pub(crate) fn option(message: impl Into<String>) -> Self {
        Error { kind: Kind::Option, message: message.into() }
    }

    /// A model file that cannot be read; `message` says why.
    pub(crate) fn model(message: impl Into<String>) -> Self {
        Error { kind: Kind::Model, message: message.into() }
    }

    /// Whether an option was wrong.
    pub fn is_option(&self) -> bool {
        self.kind == Kind::Option
    }

    /// Whether a model file was wrong.
    pub fn is_model(&self) -> bool {
        self.kind == Kind::Model
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Error {}
