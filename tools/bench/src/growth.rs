//! Lines of the benchmark of growth: `growth`, what, unit, and a figure for each size of collection.

use super::table::{Table, written};

/// The sizes, in letters; those of `benches/growth.rs`.
const SIZES: [f64; 4] = [5.0, 50.0, 500.0, 1000.0];

/// What one thing costs at each size.
#[derive(Debug, PartialEq)]
pub struct Growth {
    what: String,
    unit: String,
    figures: Vec<f64>,
}

impl Growth {
    /// From a line; nothing of any other.
    pub fn read(line: &str) -> Option<Self> {
        let fields: Vec<&str> = line.split('\t').collect();
        let ["growth", what, unit, figures @ ..] = &fields[..] else { return None };
        let figures: Option<Vec<f64>> = figures.iter().map(|figure| figure.parse().ok()).collect();
        let figures = figures.filter(|figures| figures.len() == SIZES.len())?;
        Some(Self { what: (*what).to_owned(), unit: (*unit).to_owned(), figures })
    }

    /// The power of the number of letters with which the cost grows, from fifty letters on: 1 is in proportion.
    fn power(&self) -> Option<f64> {
        let [_, small, .., large] = self.figures[..] else { return None };
        let [_, few, .., many] = SIZES;
        (small > 0.0).then(|| (large / small).ln() / (many / few).ln())
    }
}

pub fn table(all: &[Growth]) -> Table {
    let mut columns = vec!["what".to_owned()];
    columns.extend(SIZES.iter().map(|size| format!("{size} letters")));
    columns.push("grows as".to_owned());
    let row = |one: &Growth| {
        let mut cells = vec![format!("{}, {}", one.what, one.unit)];
        cells.extend(one.figures.iter().map(|figure| written(Some(*figure))));
        cells.push(one.power().map_or_else(String::new, |power| format!("n^{power:.2}")));
        cells
    };
    Table {
        name: "growth",
        title: "Growth, natively, letters of 500 words made by `benches/generator`",
        columns,
        rows: all.iter().map(row).collect(),
        remarks: Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_costs_twenty_times_as_much_for_twenty_times_as_many_letters_grows_in_proportion() {
        let growth = Growth::read("growth\tindex\tms\t1\t2\t20\t40").unwrap();
        assert_eq!(table(&[growth]).rows, [["index, ms", "1.00", "2.00", "20.0", "40.0", "n^1.00"]]);
        assert_eq!(Growth::read("growth\tindex\tms\t1\t2"), None);
        assert_eq!(Growth::read("index\t1\tms\t-\t-"), None);
    }
}
