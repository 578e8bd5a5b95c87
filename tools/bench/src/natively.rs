//! Lines of the native benchmarks: a figure beside a baseline of the same run and a limit.

use super::table::{Table, with_unit, written};

/// The name of their table.
pub const NAME: &str = "engine";

/// One thing measured.
#[derive(Debug, PartialEq)]
pub struct Measured {
    pub what: String,
    figure: f64,
    unit: String,
    baseline: Option<f64>,
    limit: Option<f64>,
}

impl Measured {
    /// From a line of five fields; nothing of any other.
    pub fn read(line: &str) -> Option<Self> {
        let fields: Vec<&str> = line.split('\t').collect();
        let [what, figure, unit, baseline, limit] = fields[..] else { return None };
        let optional = |field: &str| if field == "-" { Some(None) } else { field.parse().ok().map(Some) };
        Some(Self {
            what: what.to_owned(),
            figure: figure.parse().ok()?,
            unit: unit.to_owned(),
            baseline: optional(baseline)?,
            limit: optional(limit)?,
        })
    }

    /// Whether it is more than it may be.
    pub fn is_above(&self) -> bool {
        self.limit.is_some_and(|limit| self.figure > limit)
    }
}

pub fn table(all: &[Measured]) -> Table {
    let row = |one: &Measured| {
        let above = if one.is_above() { " ABOVE" } else { "" };
        let limit = written(one.limit) + above;
        vec![one.what.clone(), with_unit(one.figure, &one.unit), written(one.baseline), limit]
    };
    Table {
        name: NAME,
        title: "The engine, natively; scrolling and typing, in Chromium",
        columns: ["what", "measured", "baseline", "limit"].map(str::to_owned).to_vec(),
        rows: all.iter().map(row).collect(),
        remarks: Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_read_from_lines_of_five_fields_and_from_no_others() {
        let measured = Measured::read("search, one key\t0.82\tms\t0.40\t8").unwrap();
        assert_eq!((measured.figure, measured.baseline, measured.limit), (0.82, Some(0.4), Some(8.0)));
        assert_eq!(Measured::read("size\t12\tkB\t-\t-").unwrap().limit, None);
        assert_eq!(Measured::read("running 0 tests"), None);
        assert_eq!(Measured::read("a\tmuch\tms\t-\t-"), None);
    }

    #[test]
    fn the_table_marks_what_is_above_its_limit() {
        let all = ["fast\t1\tms\t2\t8", "slow\t9.5\tms\t-\t8"].map(|line| Measured::read(line).unwrap());
        let rows = table(&all).rows;
        assert_eq!(rows[0], ["fast", "1.00 ms", "2.00", "8.00"]);
        assert_eq!(rows[1], ["slow", "9.50 ms", "–", "8.00 ABOVE"]);
    }
}
