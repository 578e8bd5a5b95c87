//! Tables as CSV, after RFC 4180: commas, CR LF, quotation marks where a cell needs them.

/// A line of a table.
#[must_use]
pub fn line<S: AsRef<str>>(cells: &[S]) -> String {
    let cells: Vec<String> = cells.iter().map(|one| cell(one.as_ref())).collect();
    format!("{}\r\n", cells.join(","))
}

/// A cell: quoted where it has a comma, quotation mark or line break. One that a spreadsheet would take for a formula
/// gets an apostrophe in front; numbers stay as they are.
fn cell(text: &str) -> String {
    let is_formula = text.starts_with(['=', '+', '-', '@']) && text.parse::<f64>().is_err();
    let safe = if is_formula { format!("'{text}") } else { text.to_owned() };
    if safe.contains([',', '"', '\n', '\r']) { format!("\"{}\"", safe.replace('"', "\"\"")) } else { safe }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_quoted_where_they_must_be() {
        assert_eq!(line(&["a", "b, \"c\"", "", "-1.5", "=x"]), "a,\"b, \"\"c\"\"\",,-1.5,'=x\r\n");
    }
}
