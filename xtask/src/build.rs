//! `build`: `dist/`, complete.

use crate::{process, project::Project, publish::NO_OPTIMISE, setup};
use anyhow::Result;

pub fn run(project: &Project, optimise: bool) -> Result<()> {
    setup::for_building(project, optimise)?;
    process::say("building dist/ (the first time about four minutes, later one)");
    let mut trunk = project.trunk()?;
    trunk.args(["build", "--release"]);
    if !optimise {
        // The budgets hold for what is published, which is optimised.
        trunk.env(NO_OPTIMISE, "1").env("BUDGETS", "report");
    }
    process::run(&mut trunk)?;
    process::say("dist/ is complete; `cargo xtask preview` shows it");
    Ok(())
}
