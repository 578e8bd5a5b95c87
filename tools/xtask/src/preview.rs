//! `preview`: `dist/` as a static host would serve it.

use anyhow::{Context as _, Result, bail};
use static_host::{Host, Site};
use xtask::{process, project::Project};

pub fn run(project: &Project, port: u16, base: &str) -> Result<()> {
    let dist = project.dist();
    if !dist.join("index.html").is_file() {
        bail!("there is no dist/index.html to serve; `cargo xtask build` makes it");
    }
    let site = Site::new(dist).below(base);
    let host =
        Host::start(site, port).with_context(|| format!("port {port} cannot be used; choose another with --port"))?;
    process::say(&format!("serving dist/ on {} (Ctrl-C ends it)", host.url()));
    host.wait();
    Ok(())
}
