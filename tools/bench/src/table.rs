//! A table of figures, as text for the terminal and as Markdown for `docs/performance.md`.

/// Rows of cells under headings. The first column says what, the others hold figures.
#[derive(Debug, Default, PartialEq)]
pub struct Table {
    /// How its place in `docs/performance.md` is marked.
    pub name: &'static str,
    pub title: &'static str,
    pub columns: Vec<String>,
    pub rows: Vec<Vec<String>>,
    /// What is to be said below it.
    pub remarks: Vec<String>,
}

impl Table {
    /// For the terminal: columns in line.
    pub fn text(&self) -> String {
        let lines: Vec<&Vec<String>> = std::iter::once(&self.columns).chain(&self.rows).collect();
        let width = |column: usize| {
            lines.iter().filter_map(|line| line.get(column)).map(|cell| cell.chars().count()).max().unwrap_or_default()
        };
        let mut text = format!("\n{}", self.title);
        for line in &lines {
            text.push('\n');
            for (column, cell) in line.iter().enumerate() {
                let width = width(column);
                let cell = if column == 0 { format!("{cell:width$}") } else { format!("  {cell:>width$}") };
                text.push_str(&cell);
            }
            text.truncate(text.trim_end().len());
        }
        for remark in &self.remarks {
            text.push_str(&format!("\n{remark}"));
        }
        text
    }

    /// For a page of the documentation.
    pub fn markdown(&self) -> String {
        let line = |cells: &[String]| format!("| {} |\n", cells.join(" | "));
        let rule: Vec<String> =
            (0..self.columns.len()).map(|at| if at == 0 { "---" } else { "---:" }.to_owned()).collect();
        let mut text = format!("### {}\n\n{}{}", self.title, line(&self.columns), line(&rule));
        for row in &self.rows {
            text.push_str(&line(row));
        }
        for remark in &self.remarks {
            text.push_str(&format!("\n{remark}\n"));
        }
        text
    }
}

/// A figure with as many digits as it deserves; nothing is a dash.
pub fn written(figure: Option<f64>) -> String {
    match figure {
        None => "–".to_owned(),
        Some(figure) if figure.abs() >= 100.0 => format!("{figure:.0}"),
        Some(figure) if figure.abs() >= 10.0 => format!("{figure:.1}"),
        Some(figure) => format!("{figure:.2}"),
    }
}

/// A figure with its unit.
pub fn with_unit(figure: f64, unit: &str) -> String {
    format!("{} {unit}", written(Some(figure))).trim_end().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_stands_in_line_and_as_markdown() {
        let cells = |cells: [&str; 2]| cells.map(str::to_owned).to_vec();
        let table = Table {
            name: "times",
            title: "Times",
            columns: cells(["what", "measured"]),
            rows: vec![cells(["one key", "0.5 ms"])],
            remarks: vec!["No more.".to_owned()],
        };
        assert_eq!(table.text(), "\nTimes\nwhat     measured\none key    0.5 ms\nNo more.");
        assert_eq!(
            table.markdown(),
            "### Times\n\n| what | measured |\n| --- | ---: |\n| one key | 0.5 ms |\n\nNo more.\n"
        );
    }

    #[test]
    fn figures_have_as_many_digits_as_they_deserve() {
        assert_eq!(written(Some(1234.5)), "1234");
        assert_eq!(written(Some(12.34)), "12.3");
        assert_eq!(with_unit(0.123, "ms"), "0.12 ms");
        assert_eq!(with_unit(7.0, ""), "7.00");
        assert_eq!(written(None), "–");
    }
}
