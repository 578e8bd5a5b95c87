//! `collection convert FOLDER`, `collection freeze FOLDER --into DIR`: what `cargo xtask convert` and `freeze` run.

use std::{path::PathBuf, process::ExitCode};

use anyhow::{Result, bail};
use collection::{convert::convert, freeze::freeze};
use lexopt::prelude::*;

fn main() -> ExitCode {
    match run(lexopt::Parser::from_env()) {
        Ok(done) => {
            println!("{done}");
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(mut parser: lexopt::Parser) -> Result<String> {
    let mut named: Vec<PathBuf> = Vec::new();
    let mut into = None;
    while let Some(argument) = parser.next()? {
        match argument {
            Long("into") => into = Some(PathBuf::from(parser.value()?)),
            Value(word) => named.push(word.into()),
            other => return Err(other.unexpected().into()),
        }
    }
    match (named.as_slice(), into) {
        ([what, folder], None) if what.as_os_str() == "convert" => convert(folder),
        ([what, folder], Some(into)) if what.as_os_str() == "freeze" => freeze(folder, &into),
        _ => bail!("write: convert FOLDER, or freeze FOLDER --into DIR"),
    }
}
