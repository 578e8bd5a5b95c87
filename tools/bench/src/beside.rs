//! Lines of the pages measured side by side: `beside`, what, unit, `-` or `+` (whether less or more is better), and a
//! figure for each site; before them a line `sites` with their names, this edition's first.

use super::table::{Table, written};

/// The names of the sites, in the order of the figures; nothing from any other line.
pub fn sites(line: &str) -> Option<Vec<String>> {
    line.strip_prefix("sites\t").map(|names| names.split('\t').map(str::to_owned).collect())
}

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
        Some(Self {
            what: (*what).to_owned(),
            unit: (*unit).to_owned(),
            less_is_better: *sign == "-",
            figures: figures?,
        })
    }

    /// Those of the sites that are better than this edition.
    fn ahead<'a>(&self, sites: &'a [String]) -> Vec<&'a str> {
        let Some(Some(own)) = self.figures.first().copied() else { return Vec::new() };
        let better = |other: f64| if self.less_is_better { other < own } else { other > own };
        let others = sites.iter().zip(&self.figures).skip(1);
        others.filter(|(_, figure)| figure.is_some_and(better)).map(|(site, _)| site.as_str()).collect()
    }
}

pub fn table(all: &[Beside], sites: &[String], versions: &str) -> Table {
    let mut columns = vec!["what".to_owned()];
    columns.extend_from_slice(sites);
    columns.push("ahead of this edition".to_owned());
    let row = |one: &Beside| {
        let unit = if one.unit.is_empty() { String::new() } else { format!(", {}", one.unit) };
        let mut cells = vec![format!("{}{unit}", one.what)];
        cells.extend(one.figures.iter().map(|figure| written(*figure)));
        cells.push(one.ahead(sites).join(", "));
        cells
    };
    let ahead = |site: &String| {
        let count = all.iter().filter(|one| one.ahead(sites).contains(&site.as_str())).count();
        format!("{site} is ahead in {count}")
    };
    let ahead: Vec<String> = sites.iter().skip(1).map(ahead).collect();
    let count = format!("{} rows; {}. {versions}", all.len(), ahead.join(", "));
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
        let sites = sites("sites\tthis edition\tmdBook\tPagefind").unwrap();
        let table = table(&all.map(|line| Beside::read(line).unwrap()), &sites, "");
        assert_eq!(table.rows[0], ["bytes, kB", "20.0", "25.0", "8.50", "Pagefind"]);
        assert_eq!(table.rows[1], ["nDCG", "0.90", "0.60", "–", ""]);
        assert!(table.remarks[0].starts_with("2 rows; mdBook is ahead in 0, Pagefind is ahead in 1."));
        assert_eq!(Beside::read("bytes\t20\tkB\t-\t-"), None);
    }
}
