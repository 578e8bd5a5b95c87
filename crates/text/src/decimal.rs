//! Numbers with a fixed count of decimals.
//!
//! Start with [`decimals`]. The standard library prints a fraction to any length and back, with tables and long numbers
//! for it: 12 kB of WebAssembly. A few digits need none of that. Must not know what is counted.

/// A finite number with so many decimals (at most 9), rounded to the nearest, a half away from nought. Nothing for what is
/// no finite number. For figures as they are shown, far below 10⁹.
#[must_use]
pub fn decimals(value: f64, places: u32) -> String {
    if !value.is_finite() {
        return String::new();
    }
    let unit = 10_u64.pow(places.min(9));
    let scaled = (value.abs() * unit as f64).round() as u64;
    let sign = if value.is_sign_negative() { "-" } else { "" };
    let (whole, rest) = (scaled / unit, scaled % unit);
    if places == 0 {
        format!("{sign}{whole}")
    } else {
        format!("{sign}{whole}.{rest:0width$}", width = places as usize)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn digits_are_the_nearest_to_the_number(value in -1e6_f64..1e6, places in 0_u32..5) {
            let read: f64 = decimals(value, places).parse().unwrap();
            let half = 0.5 / 10_f64.powi(places as i32);
            prop_assert!((read - value).abs() <= half * (1.0 + 1e-6), "{read} {value}");
        }
    }

    #[test]
    fn there_are_as_many_decimals_as_are_asked_for_and_none_of_what_is_no_number() {
        let written = |value, places| decimals(value, places);
        assert_eq!(
            [written(2.0, 0), written(0.125, 2), written(-0.04, 1), written(12_345.678, 2), written(0.005, 4)],
            ["2", "0.13", "-0.0", "12345.68", "0.0050"]
        );
        assert_eq!(written(f64::NAN, 2) + &written(f64::INFINITY, 0), "");
    }
}
