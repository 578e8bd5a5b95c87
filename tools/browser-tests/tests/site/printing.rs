//! Pages on paper: what a reader who prints them holds in hand, read off the PDF that the browser makes.

use std::{fs, path::PathBuf, process::Command};

use anyhow::{Context as _, Result, ensure};
use browser_tests::{Browser, Reader};
use site::Route;
use thirtyfour::common::print::PrintParameters;

use crate::corpus;

/// A page as it was printed.
struct Printed {
    file: PathBuf,
    /// The words of each sheet, as they stand beside each other.
    sheets: Vec<String>,
}

fn said(program: &str, arguments: &[&str]) -> Result<Vec<u8>> {
    let output = Command::new(program).args(arguments).output();
    let output = output.with_context(|| format!("{program}: `cargo xtask test` installs it, or says how"))?;
    ensure!(output.status.success(), "{program}: {}", String::from_utf8_lossy(&output.stderr));
    Ok(output.stdout)
}

impl Printed {
    /// Prints the page that is open, with its grounds, as whoever ticks that box does.
    async fn of(reader: &Reader, name: &str) -> Result<Self> {
        // Firefox tells the page of printing only where a reader prints, not where it is driven.
        reader.eval("dispatchEvent(new Event('beforeprint')); return true").await?;
        let how = PrintParameters { background: true, ..PrintParameters::default() };
        let pdf = reader.driver.print_page(how).await?;
        let file = std::env::temp_dir().join(format!("{name}-{}-{:?}.pdf", std::process::id(), reader.browser));
        fs::write(&file, pdf)?;
        let path = file.to_string_lossy().into_owned();
        let text = String::from_utf8_lossy(&said("pdftotext", &["-layout", &path, "-"])?).into_owned();
        let sheets = text.trim_end_matches('\x0c').split('\x0c').map(str::to_owned).collect();
        Ok(Self { file, sheets })
    }

    /// Asserts of every sheet that it is not empty, and that it is dark words on white paper.
    fn is_paper(&self, what: &str) -> Result<()> {
        for (number, sheet) in self.sheets.iter().enumerate() {
            let number = (number + 1).to_string();
            assert!(sheet.split_whitespace().count() > 10, "{what}: sheet {number} is empty: {sheet}");
            let path = self.file.to_string_lossy();
            // A picture in greys: a short head, then a byte for each point.
            let picture = said("pdftoppm", &["-gray", "-r", "60", "-f", &number, "-l", &number, &path])?;
            let points = picture.get(15..).context("a picture has points")?;
            let white = points.iter().filter(|point| **point > 245).count();
            assert!(
                white * 10 > points.len() * 6,
                "{what}: of sheet {number} only {white} of {} is white",
                points.len()
            );
            assert!(points.iter().any(|point| *point < 90), "{what}: sheet {number} has no dark words");
        }
        Ok(())
    }
}

impl Drop for Printed {
    fn drop(&mut self) {
        let _ = fs::remove_file(&self.file);
    }
}

/// Trouble: print | the first page, a concordance, a letter and a comparison printed, a dark scheme chosen | cards side by side, every line, no empty sheet, dark words on white
#[tokio::test]
async fn on_paper_cards_stand_side_by_side_concordances_are_whole_and_no_sheet_is_empty_or_dark() -> Result<()> {
    let opening = corpus().collection.opening.context("an opening")?;
    for browser in Browser::all() {
        let reader = Reader::usual(browser).await?;
        reader.open("/").await?;
        reader.eval("document.documentElement.dataset.scheme = 'dark'; return true").await?;
        let first = Printed::of(&reader, "first").await?;
        first.is_paper(&format!("{browser:?}: the first page"))?;
        let beside = |line: &str| line.matches("in the letter").count() == 2;
        assert!(first.sheets[0].lines().any(beside), "{browser:?}: the cards stand apart:\n{}", first.sheets[0]);

        reader.open("/?q=missiles&view=concordance").await?;
        reader.wait_for("the lines", "return document.querySelectorAll('.concordance tbody tr').length > 9").await?;
        reader.eval("document.documentElement.dataset.scheme = 'dark'; return true").await?;
        let lines = reader.eval("return document.querySelectorAll('.concordance tbody tr').length").await?;
        let lines = usize::try_from(lines.as_u64().context("a number")?)?;
        let concordance = Printed::of(&reader, "concordance").await?;
        concordance.is_paper(&format!("{browser:?}: the concordance"))?;
        let printed: usize = concordance.sheets.iter().map(|sheet| sheet.matches("¶").count()).sum();
        assert!(printed >= lines, "{browser:?}: {printed} of {lines} lines are printed");

        let cited = concordance.sheets.last().context("a sheet")?.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(cited.contains("Cite as") && cited.contains("/?q=missiles&view=concordance"), "{browser:?}: {cited}");

        for route in [
            Route::letter(&opening.a.letter),
            Route::Compare { a: opening.a.letter.clone(), b: opening.b.letter.clone() },
        ] {
            reader.open(&route.path()).await?;
            reader.eval("document.documentElement.dataset.scheme = 'dark'; return true").await?;
            Printed::of(&reader, "text").await?.is_paper(&format!("{browser:?}: {}", route.path()))?;
        }
        reader.leave().await?;
    }
    Ok(())
}
