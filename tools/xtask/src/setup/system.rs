//! Browsers, validators and what reads citations, which only the system's own packages bring.

use super::not_installed;
use crate::{
    process::{quietly, run, say},
    project::Project,
};
use anyhow::{Context as _, Result, anyhow, ensure};

/// A program that a test runs, and Debian's package of it.
struct Needed {
    /// Any of these names will do.
    programs: &'static [&'static str],
    package: &'static str,
}

const NEEDED: &[Needed] = &[
    Needed { programs: &["chromium", "chromium-browser", "google-chrome"], package: "chromium" },
    Needed { programs: &["chromedriver"], package: "chromium-driver" },
    Needed { programs: &["firefox-esr", "firefox"], package: "firefox-esr" },
    // It brings a small browser along, which needs a screen.
    Needed { programs: &["WebKitWebDriver"], package: "webkit2gtk-driver" },
    Needed { programs: &["Xvfb"], package: "xvfb" },
    Needed { programs: &["jing"], package: "jing" },
    Needed { programs: &["java"], package: "default-jre-headless" },
    Needed { programs: &["pandoc"], package: "pandoc" },
    Needed { programs: &["biber"], package: "biber" },
    Needed { programs: &["pdftotext"], package: "poppler-utils" },
];

/// The servers that there are ready files for. Their packages may start them: by night only, and where one wants that.
const SERVERS: &[Needed] = &[
    // With the module that sends what lies compressed beside a file.
    Needed { programs: &["nginx"], package: "libnginx-mod-http-brotli-static" },
    Needed { programs: &["apache2"], package: "apache2-bin" },
    Needed { programs: &["caddy"], package: "caddy" },
];

/// Nginx, Apache and Caddy, as [`browsers`].
pub fn servers(project: &Project) -> Result<()> {
    install(project, SERVERS)
}

/// Chromium, Firefox, WebKit, what drives Chromium, the validator of TEI, pandoc and biber. Installed where this is allowed without a question
/// being asked: as root, or with sudo that needs no password, on a system with apt.
pub fn browsers(project: &Project) -> Result<()> {
    install(project, NEEDED)
}

fn install(project: &Project, needed: &[Needed]) -> Result<()> {
    let missing = missing(project, needed)?;
    if missing.is_empty() {
        return Ok(());
    }
    let by_hand = format!("sudo apt-get update && sudo apt-get install --yes {}", missing.join(" "));
    let names = missing.join(", ");
    let Some(prefix) = privilege(project)? else {
        let reason = anyhow!("apt-get can be run here neither as root nor with a sudo that asks for no password");
        return Err(not_installed(&names, &reason, &by_hand));
    };
    say(&format!("installing {names} from the system's packages (about two minutes, once): {by_hand}"));
    let install = ["install", "--yes", "--no-install-recommends"];
    let apt = |arguments: &[&str]| -> Result<()> {
        let words: Vec<&str> = prefix.iter().chain(&["apt-get"]).chain(arguments).copied().collect();
        let (program, rest) = words.split_first().context("there is always a program")?;
        run(project.command(program)?.env("DEBIAN_FRONTEND", "noninteractive").args(rest))
    };
    apt(&["update"])
        .and_then(|()| apt(&[&install[..], &missing[..]].concat()))
        .and_then(|()| {
            let still = self::missing(project, needed)?.join(", ");
            ensure!(still.is_empty(), "apt-get succeeded, but the programs of {still} are not found in PATH");
            Ok(())
        })
        .map_err(|reason| not_installed(&names, &reason, &by_hand))
}

/// The packages whose programs are not there.
fn missing(project: &Project, all: &[Needed]) -> Result<Vec<&'static str>> {
    let mut missing = Vec::new();
    for needed in all {
        let mut found = false;
        for program in needed.programs {
            found |= !project.programs(program)?.is_empty();
        }
        if !found {
            missing.push(needed.package);
        }
    }
    Ok(missing)
}

/// What has to stand before `apt-get`, or nothing where it may not be run or does not exist.
fn privilege(project: &Project) -> Result<Option<&'static [&'static str]>> {
    if project.programs("apt-get")?.is_empty() {
        return Ok(None);
    }
    let root = quietly(project.command("id")?.arg("-u")).is_some_and(|id| id.trim() == "0");
    let sudo = || -> Result<bool> { Ok(quietly(project.command("sudo")?.args(["-n", "true"])).is_some()) };
    Ok(if root {
        Some(&[])
    } else if sudo()? {
        Some(&["sudo", "-n"])
    } else {
        None
    })
}
