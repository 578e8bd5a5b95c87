//! `serve`: the application while one works on it.

use anyhow::{Context as _, Result};
use std::net::{Ipv4Addr, TcpListener};
use xtask::{process, project::Project, setup};

pub fn run(project: &Project, release: bool, port: u16, open: bool) -> Result<()> {
    let free = TcpListener::bind((Ipv4Addr::LOCALHOST, port));
    drop(free.with_context(|| format!("port {port} cannot be used; choose another with --port"))?);
    setup::for_building(project, release)?;
    process::say(&format!(
        "building, then serving on http://127.0.0.1:{port}/ (the first build takes about {}; Ctrl-C ends it)",
        if release { "four minutes" } else { "two minutes" }
    ));
    let mut trunk = project.trunk()?;
    trunk.args(["serve", "--address", "127.0.0.1", "--port", &port.to_string()]);
    if release {
        // The script that reloads the page is not the site's own: the content security policy would refuse it.
        trunk.args(["--release", "--no-autoreload"]);
        // A browser that kept what one works on would show it for ever; and being too large is for `build` to refuse.
        trunk.env("OFFLINE", "off").env("BUDGETS", "report");
    }
    if open {
        trunk.arg("--open");
    }
    process::hand_over(&mut trunk)
}
