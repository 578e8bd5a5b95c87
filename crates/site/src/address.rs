//! An address below the edition's root: path, query, fragment.
//!
//! Reading is total and follows what browsers do (`application/x-www-form-urlencoded`); writing keeps the characters
//! of passage addresses (`:`, `~`, `,`) readable.

use std::fmt;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};

use super::{Route, lenient};

/// Characters of a query that stand for themselves. Everything that could end or divide it is encoded.
const QUERY: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'_')
    .remove(b'.')
    .remove(b'~')
    .remove(b':')
    .remove(b',')
    .remove(b'*')
    .remove(b'(')
    .remove(b')')
    .remove(b'!')
    .remove(b'/')
    .remove(b'?');

/// A page, how it is seen, and the place in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Address {
    /// Which page.
    pub route: Route,
    /// The query's parameters in order, decoded.
    pub params: Vec<(String, String)>,
    /// The fragment, decoded, without `#`; empty if there is none.
    pub fragment: String,
}

impl Address {
    /// A page seen as it is first seen.
    #[must_use]
    pub fn of(route: Route) -> Self {
        Self { route, params: Vec::new(), fragment: String::new() }
    }

    /// The same page with another query.
    #[must_use]
    pub fn with_params(route: Route, params: Vec<(String, String)>) -> Self {
        Self { route, params, fragment: String::new() }
    }

    /// The same with a place.
    #[must_use]
    pub fn at(mut self, fragment: &str) -> Self {
        fragment.clone_into(&mut self.fragment);
        self
    }

    /// Adds a parameter.
    #[must_use]
    pub fn and(mut self, name: &str, value: &str) -> Self {
        self.params.push((name.to_owned(), value.to_owned()));
        self
    }

    /// The first value of a parameter.
    #[must_use]
    pub fn param(&self, name: &str) -> Option<&str> {
        self.params.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// Reads path (below the root), query and fragment, the latter two with or without their `?` and `#`, and takes off
    /// what addresses pick up on their way ([`lenient`]).
    #[must_use]
    pub fn read(path: &str, query: &str, fragment: &str) -> Self {
        let path = percent_decode_str(path).decode_utf8_lossy();
        let query = query.strip_prefix('?').unwrap_or(query);
        let fragment = fragment.strip_prefix('#').unwrap_or(fragment);
        Self {
            route: Route::of_path(&path),
            params: form_urlencoded::parse(query.as_bytes())
                .filter(|(name, _)| !lenient::is_tracking(name))
                .map(|(name, value)| (lenient::parameter_name(&name), value.into_owned()))
                .collect(),
            fragment: lenient::without_punctuation(&percent_decode_str(fragment).decode_utf8_lossy()).to_owned(),
        }
    }

    /// Reads a whole address as written: `/letters/x/?q=knot#p27`.
    #[must_use]
    pub fn parse(text: &str) -> Self {
        let (rest, fragment) = text.split_once('#').unwrap_or((text, ""));
        let (path, query) = rest.split_once('?').unwrap_or((rest, ""));
        Self::read(path, query, fragment)
    }

    /// Query and fragment as written, each with its sign: `?q=knot#p27`; empty if there is neither.
    #[must_use]
    pub fn tail(&self) -> String {
        let mut out = String::new();
        for (at, (name, value)) in self.params.iter().enumerate() {
            out.push(if at == 0 { '?' } else { '&' });
            out.push_str(&encode(name).replace("%20", "+"));
            out.push('=');
            out.push_str(&encode(value).replace("%20", "+"));
        }
        if !self.fragment.is_empty() {
            out.push('#');
            out.push_str(&encode(&self.fragment));
        }
        out
    }
}

fn encode(text: &str) -> String {
    utf8_percent_encode(text, QUERY).to_string()
}

impl fmt::Display for Address {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}{}", self.route.path(), self.tail())
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn passage_addresses_stay_readable() {
        let address = Address::of(Route::letter("x")).and("at", "p12:3-25~a1b2c3d4").at("p12");
        assert_eq!(address.to_string(), "/letters/x/?at=p12:3-25~a1b2c3d4#p12");
    }

    #[test]
    fn what_mail_programs_and_counters_add_is_taken_off() {
        let meant = Address::of(Route::letter("x")).and("q", "knot").and("text", "source").at("p12");
        for written in [
            "/letters/x/?q=knot&text=source&utm_source=a&fbclid=b&ref=c#p12",
            "/letters/x/?gclid=1&q=knot&amp;text=source#p12)",
            "/Letters/X?Q=knot&amp;amp;TEXT=source&mc_cid=1&igsh=2&msclkid=3#p12,",
        ] {
            assert_eq!(Address::parse(written), meant, "{written}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_an_address(text in "\\PC*") {
            let address = Address::parse(&text);
            let _ = address.to_string();
        }

        #[test]
        fn an_address_reads_back_as_it_was_written(
            params in proptest::collection::vec(("[a-z]{1,6}", "\\PC*"), 0..5),
            fragment in "([a-z0-9%#+ -]{0,7}[a-z0-9%#+-])?",
        ) {
            prop_assume!(params.iter().all(|(name, _)| !lenient::is_tracking(name)));
            let address = Address { route: Route::letter("a-1"), params, fragment };
            prop_assert_eq!(Address::parse(&address.to_string()), address);
        }
    }
}
