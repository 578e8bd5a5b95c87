//! Which hosts readers elsewhere can be expected to reach: one rule for what is cited, sent and written in a collection.

/// Whether a host, with or without its port, has a public name: at least two labels, not a number, not this machine or
/// network, not reserved for tests (RFC 2606, RFC 6761).
#[must_use]
pub fn is_public(host: &str) -> bool {
    let name = host.split(':').next().unwrap_or_default().trim_end_matches('.').to_ascii_lowercase();
    let labels: Vec<&str> = name.split('.').collect();
    let private = ["test", "staging", "invalid", "localhost", "local", "internal"];
    // Browsers take a host for a number when its last label is one.
    let is_number = |label: &&str| label.starts_with("0x") || label.bytes().all(|byte| byte.is_ascii_digit());
    labels.len() > 1
        && labels.iter().all(|label| !label.is_empty() && !private.contains(label))
        && !labels.last().is_some_and(is_number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_public_and_numbers_tests_and_own_machines_are_not() {
        for host in ["archive.example.org", "Letters.Example.org.", "a-b.example.com:8443"] {
            assert!(is_public(host), "{host}");
        }
        for host in [
            "",
            "localhost",
            "site.localhost",
            "127.0.0.1",
            "192.168.1.20:8080",
            "2130706433",
            "1.0x7f",
            "[::1]",
            "reading-room",
            "nas.local",
            "a.test",
            "staging.a.org",
            "a..org",
        ] {
            assert!(!is_public(host), "{host}");
        }
    }
}
