//! `build`: `dist/`, complete.

use crate::{process, project::Project, publish::NO_OPTIMISE, setup};
use anyhow::Result;

/// Builds `dist/`; `optimise`: as small as for readers.
///
/// # Errors
/// When something that is needed cannot be installed, or the build fails.
pub fn run(project: &Project, optimise: bool) -> Result<()> {
    setup::for_building(project, optimise)?;
    process::say("building dist/ (the first time about five minutes, later two)");
    let mut trunk = project.trunk()?;
    trunk.args(["build", "--release"]);
    if !optimise {
        trunk.env(NO_OPTIMISE, "1");
    }
    process::run(&mut trunk)?;
    process::say("dist/ is complete; `cargo xtask preview` shows it");
    Ok(())
}
