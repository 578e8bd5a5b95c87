//! Lines of the pages measured side by side: `beside`, what, unit, `-` or `+` (whether less or more is better), and a
//! figure for each site.

use super::table::{Table, written};

/// The sites, in the order of the figures; this edition is the first.
const SITES: [&str; 3] = ["this edition", "mdBook", "Pagefind"];

/// The figures of the sites for one thing.
#[derive(Debug, PartialEq)]
pub struct Beside {
    what: String,
    unit: String,
    less_is_better: bool,
    figures: Vec<Option<f64>>,
}

impl Beside {
    /// From a line; nothing of any other.
    pub fn read(line: &str) -> Option<Self> {
        let fields: Vec<&str> = line.split('\t').collect();
        let ["beside", what, unit, sign, figures @ ..] = &fields[..] else { return None };
        let figure = |field: &&str| if *field == "-" { Some(None) } else { field.parse().ok().map(Some) };
        let figures: Option<Vec<Option<f64>>> = figures.iter().map(figure).collect();
        let figures = figures.filter(|figures| figures.len() == SITES.len())?;
        Some(Self { what: (*what).to_owned(), unit: (*unit).to_owned(), less_is_better: *sign == "-", figures })
    }

    /// The sites that are better than this edition.
    fn ahead(&self) -> Vec<&'static str> {
        let Some(Some(own)) = self.figures.first().copied() else { return Vec::new() };
        let better = |other: f64| if self.less_is_better { other < own } else { other > own };
        let others = SITES.iter().zip(&self.figures).skip(1);
        others.filter(|(_, figure)| figure.is_some_and(better)).map(|(site, _)| *site).collect()
    }
}

pub fn table(all: &[Beside], versions: &str) -> Table {
    let mut columns = vec!["what".to_owned()];
    columns.extend(SITES.map(str::to_owned));
    columns.push("ahead of this edition".to_owned());
    let row = |one: &Beside| {
        let unit = if one.unit.is_empty() { String::new() } else { format!(", {}", one.unit) };
        let mut cells = vec![format!("{}{unit}", one.what)];
        cells.extend(one.figures.iter().map(|figure| written(*figure)));
        cells.push(one.ahead().join(", "));
        cells
    };
    let behind = |site: &str| all.iter().filter(|one| one.ahead().contains(&site)).count();
    let count = format!(
        "{} rows; mdBook is ahead in {}, Pagefind in {}. {versions}",
        all.len(),
        behind(SITES[1]),
        behind(SITES[2])
    );
    Table {
        name: "pages",
        title: "Pages, in Chromium",
        columns,
        rows: all.iter().map(row).collect(),
        remarks: vec![count],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_names_who_is_ahead_whether_less_or_more_is_better() {
        let all = ["beside\tbytes\tkB\t-\t20\t25\t8.5", "beside\tnDCG\t\t+\t0.9\t0.6\t-"];
        let table = table(&all.map(|line| Beside::read(line).unwrap()), "");
        assert_eq!(table.rows[0], ["bytes, kB", "20.0", "25.0", "8.50", "Pagefind"]);
        assert_eq!(table.rows[1], ["nDCG", "0.90", "0.60", "–", ""]);
        assert!(table.remarks[0].starts_with("2 rows; mdBook is ahead in 0, Pagefind in 1."));
        assert_eq!(Beside::read("bytes\t20\tkB\t-\t-"), None);
    }
}
