//! Writes the edition: run by Trunk's `post_build` hook on its staging folder, or by hand on a folder that holds
//! Trunk's output.

use std::{env, path::PathBuf, process::ExitCode};

use publisher::Options;

fn main() -> ExitCode {
    let Some(folder) = env::args_os().nth(1).or_else(|| env::var_os("TRUNK_STAGING_DIR")).map(PathBuf::from) else {
        eprintln!("publish: name the folder that holds trunk's output: publish FOLDER");
        return ExitCode::FAILURE;
    };
    match publisher::publish(&folder, &Options::from_environment()) {
        Ok(report) => {
            println!("{report}");
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("publish: {error}");
            ExitCode::FAILURE
        }
    }
}
