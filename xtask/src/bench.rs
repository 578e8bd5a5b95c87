//! `bench`: measures, and prints the figures of all benchmarks as one table.
//!
//! A benchmark is a program in `benches/`. It prints a line for each thing that it measured, five fields with a tab
//! between them: what, the figure, its unit, the same of a baseline measured in the same run, and the limit; `-` where
//! there is none. Other lines are shown as they are.

use crate::{
    process::{follow, say},
    project::Project,
};
use anyhow::{Result, bail};

/// The programs, by name.
const BENCHMARKS: &[&str] = &["start", "search", "compare", "alignment"];

/// One thing measured.
#[derive(Debug, PartialEq)]
struct Measured {
    what: String,
    figure: f64,
    unit: String,
    baseline: Option<f64>,
    limit: Option<f64>,
}

/// Runs all benchmarks; fails where one fails or a figure is above its limit.
pub fn run(project: &Project) -> Result<()> {
    let mut all = Vec::new();
    for name in BENCHMARKS {
        say(&format!("measuring: {name} (a minute the first time)"));
        let mut cargo = project.cargo()?;
        cargo.args(["bench", "--bench", name]);
        let before = all.len();
        let succeeded = follow(&mut cargo, |line| all.extend(read(line)))?;
        if !succeeded || all.len() == before {
            bail!("the benchmark '{name}' failed or measured nothing");
        }
    }
    println!("{}", table(&all));
    let above: Vec<&str> = all.iter().filter(|one| above_limit(one)).map(|one| one.what.as_str()).collect();
    if !above.is_empty() {
        bail!("above the limit: {}", above.join(", "));
    }
    Ok(())
}

fn above_limit(measured: &Measured) -> bool {
    measured.limit.is_some_and(|limit| measured.figure > limit)
}

fn read(line: &str) -> Option<Measured> {
    let fields: Vec<&str> = line.split('\t').collect();
    let [what, figure, unit, baseline, limit] = fields[..] else { return None };
    let optional = |field: &str| if field == "-" { Some(None) } else { field.parse().ok().map(Some) };
    Some(Measured {
        what: what.to_owned(),
        figure: figure.parse().ok()?,
        unit: unit.to_owned(),
        baseline: optional(baseline)?,
        limit: optional(limit)?,
    })
}

fn table(all: &[Measured]) -> String {
    let written = |figure: Option<f64>| figure.map_or_else(|| "-".to_owned(), |figure| format!("{figure:.2}"));
    let width = all.iter().map(|one| one.what.chars().count()).max().unwrap_or_default();
    let mut text = format!("\n{:width$}  {:>12}  {:>12}  {:>10}", "what", "measured", "baseline", "limit");
    for one in all {
        text.push_str(&format!(
            "\n{:width$}  {:>12}  {:>12}  {:>10}{}",
            one.what,
            format!("{:.2} {}", one.figure, one.unit),
            written(one.baseline),
            written(one.limit),
            if above_limit(one) { "  ABOVE" } else { "" },
        ));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_read_from_lines_of_five_fields_and_from_no_others() {
        let measured = read("search, one key\t0.82\tms\t0.40\t8").unwrap();
        assert_eq!((measured.figure, measured.baseline, measured.limit), (0.82, Some(0.4), Some(8.0)));
        assert_eq!(read("size\t12\tkB\t-\t-").unwrap().limit, None);
        assert_eq!(read("running 0 tests"), None);
        assert_eq!(read("a\tmuch\tms\t-\t-"), None);
    }

    #[test]
    fn the_table_marks_what_is_above_its_limit() {
        let all = [read("fast\t1\tms\t2\t8").unwrap(), read("slow\t9.5\tms\t-\t8").unwrap()];
        let text = table(&all);
        assert!(text.lines().any(|line| line.starts_with("slow") && line.ends_with("8.00  ABOVE")), "{text}");
        assert!(text.lines().any(|line| line.starts_with("fast") && line.ends_with("8.00")), "{text}");
    }
}
