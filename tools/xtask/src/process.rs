//! Running other programs, and saying what is going on.

use anyhow::{Context as _, Result, bail};
use std::{
    io::{BufRead as _, BufReader},
    iter,
    path::Path,
    process::{Command, ExitStatus, Stdio},
};

/// Says what is being done, on the error output: what a command prints as its result stays clean.
pub fn say(text: &str) {
    eprintln!("» {text}");
}

/// Runs a program whose output is shown; fails where it fails.
pub fn run(command: &mut Command) -> Result<()> {
    let status = command.status().with_context(|| format!("{} could not be started", written(command)))?;
    succeeded(command, status)
}

/// Runs a program in the place of this one, so that whoever ends this one ends that one.
#[cfg(unix)]
pub fn hand_over(command: &mut Command) -> Result<()> {
    let error = std::os::unix::process::CommandExt::exec(command);
    Err(error).with_context(|| format!("{} could not be started", written(command)))
}

/// Runs a program and ends when it does.
#[cfg(not(unix))]
pub fn hand_over(command: &mut Command) -> Result<()> {
    run(command)
}

/// Runs a program and gives back what it printed on its output, or nothing where it cannot be run or fails.
pub fn quietly(command: &mut Command) -> Option<String> {
    let output = command.stdin(Stdio::null()).stderr(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).into_owned())
}

/// Runs a program, shows its output line by line as it comes, and hands each line to `heed`.
/// Gives back whether the program succeeded.
pub fn follow(command: &mut Command, mut heed: impl FnMut(&str)) -> Result<bool> {
    let unstarted = format!("{} could not be started", written(command));
    let mut child = command.stdout(Stdio::piped()).spawn().context(unstarted)?;
    if let Some(output) = child.stdout.take() {
        for line in BufReader::new(output).split(b'\n') {
            let line = line?;
            let line = String::from_utf8_lossy(&line);
            println!("{line}");
            heed(&line);
        }
    }
    Ok(child.wait()?.success())
}

/// The command as one would type it, for messages.
pub fn written(command: &Command) -> String {
    let program = Path::new(command.get_program()).file_name().unwrap_or(command.get_program());
    let words: Vec<_> = iter::once(program).chain(command.get_args()).map(|word| word.to_string_lossy()).collect();
    format!("`{}`", words.join(" "))
}

fn succeeded(command: &Command, status: ExitStatus) -> Result<()> {
    if !status.success() {
        bail!("{} failed ({status})", written(command));
    }
    Ok(())
}
