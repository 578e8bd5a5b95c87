//! Where things are: the repository, what is built, and the tools that were installed for it.

use crate::sources;
use anyhow::{Context as _, Result};
use std::{
    env::{self, consts::EXE_SUFFIX},
    ffi::OsString,
    path::{Path, PathBuf},
    process::Command,
};

/// The flags of the compiler for the browser's target, in cargo's environment.
const FLAGS: &str = "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS";

/// The repository and its folders; all paths are absolute.
#[derive(Debug)]
pub struct Project {
    /// The root of the repository.
    pub root: PathBuf,
    /// Where cargo builds.
    pub target: PathBuf,
    /// What the commands install: below [`Self::target`], and nowhere else.
    pub tools: PathBuf,
}

impl Project {
    /// The repository that this program belongs to, as cargo says when it runs it.
    pub fn here() -> Result<Self> {
        let own = env::var_os("CARGO_MANIFEST_DIR")
            .context("this program finds the repository through cargo: run it as `cargo xtask …`")?;
        let root = Path::new(&own).ancestors().nth(2).context("tools/xtask/ has no folder above it")?.to_path_buf();
        let target = env::var_os("CARGO_TARGET_DIR").map_or_else(|| root.join("target"), |folder| root.join(folder));
        let tools = target.join("tools");
        Ok(Self { root, target, tools })
    }

    /// What Trunk writes and a host serves.
    pub fn dist(&self) -> PathBuf {
        self.root.join("dist")
    }

    /// Where npm installs.
    pub fn npm(&self) -> PathBuf {
        self.tools.join("npm")
    }

    /// A program that is run in the root of the repository and finds the installed tools before any others.
    pub fn command(&self, program: &str) -> Result<Command> {
        let mut command = Command::new(program);
        command.current_dir(&self.root).env("PATH", self.search_path()?);
        Ok(command)
    }

    /// Trunk, as installed.
    pub fn trunk(&self) -> Result<Command> {
        let mut trunk = self.command("trunk")?;
        // The stack of Trunk's own functions says nothing about a project that does not build.
        trunk.env("RUST_BACKTRACE", "0");
        trunk.env(FLAGS, sources::without_folders(|| self.command("rustc"))?);
        // Trunk takes only `true` and `false` for it, while by convention any value counts.
        if env::var_os("NO_COLOR").is_some() {
            trunk.env("NO_COLOR", "true");
        }
        Ok(trunk)
    }

    /// Cargo, the one that runs this program.
    pub fn cargo(&self) -> Result<Command> {
        self.command(&env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned()))
    }

    /// Every file called `program` where programs are looked for, the installed tools first.
    pub fn programs(&self, program: &str) -> Result<Vec<PathBuf>> {
        let name = format!("{program}{EXE_SUFFIX}");
        let path = self.search_path()?;
        Ok(env::split_paths(&path).map(|folder| folder.join(&name)).filter(|file| file.is_file()).collect())
    }

    fn search_path(&self) -> Result<OsString> {
        let installed = [self.tools.join("bin"), self.npm().join("node_modules/.bin")];
        let inherited = env::var_os("PATH").unwrap_or_default();
        env::join_paths(installed.into_iter().chain(env::split_paths(&inherited)))
            .context("the path of this repository cannot stand in PATH: it has a separator in it")
    }
}
