//! Numbers with a fixed count of decimals.
//!
//! Start with [`decimals`]. The standard library prints a fraction to any length and back, with tables and long numbers
//! for it: 12 kB of WebAssembly. A few digits need none of that. Must not know what is counted.

/// A finite number with so many decimals (at most 9), rounded to the nearest, an exact half to the even digit, as the
/// standard library rounds. Nothing for what is no finite number. Right for all below 10⁹.
#[must_use]
pub fn decimals(value: f64, places: u32) -> String {
    if !value.is_finite() {
        return String::new();
    }
    let unit = 10_u128.pow(places.min(9));
    let scaled = scaled(value.abs(), unit);
    let sign = if value.is_sign_negative() { "-" } else { "" };
    let (whole, rest) = (scaled / unit as u64, scaled % unit as u64);
    if places == 0 {
        return format!("{sign}{whole}");
    }
    format!("{sign}{whole}.{rest:0width$}", width = places as usize)
}

/// `value * unit`, rounded; exactly, from the bits of the number (IEEE 754, double precision).
fn scaled(value: f64, unit: u128) -> u64 {
    let bits = value.to_bits();
    // The number is mantissa · 2^(exponent − 1075).
    let exponent = bits >> 52;
    let mantissa = u128::from(bits & ((1 << 52) - 1) | 1 << 52) * unit;
    if exponent >= 1075 {
        return u64::try_from(mantissa << (exponent - 1075).min(20)).unwrap_or(u64::MAX);
    }
    let shift = 1075 - exponent;
    if shift > 100 {
        return 0;
    }
    let whole = mantissa >> shift;
    let rest = mantissa - (whole << shift);
    let half = 1 << (shift - 1);
    let up = rest > half || rest == half && whole % 2 == 1;
    u64::try_from(whole + u128::from(up)).unwrap_or(u64::MAX)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn digits_are_those_of_the_standard_library(value in -1e9_f64..1e9, places in 0_u32..5) {
            prop_assert_eq!(decimals(value, places), format!("{value:.0$}", places as usize));
        }

        #[test]
        fn small_numbers_too(value in -1e-3_f64..1e-3, places in 0_u32..5) {
            prop_assert_eq!(decimals(value, places), format!("{value:.0$}", places as usize));
        }
    }

    #[test]
    fn halves_go_to_the_even_digit_and_what_looks_like_a_half_does_not() {
        let cases = [0.0, -0.0, 0.125, 0.375, 2.675, 1.005, 0.5, 1.5, 2.5, 1e-300, 99.995, 12_345.678];
        for value in cases {
            for places in 0..4 {
                assert_eq!(decimals(value, places), format!("{value:.0$}", places as usize), "{value} {places}");
            }
        }
        assert_eq!(decimals(f64::NAN, 2) + &decimals(f64::INFINITY, 0), "");
    }
}
