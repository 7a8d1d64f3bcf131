//! Random names and the time, which the rest of the program gets as arguments.

/// Letters and digits that are not mistaken for one another.
const ALPHABET: &[u8; 32] = b"abcdefghijkmnpqrstuvwxyz23456789";

/// A short random name: `prefix-` and `length` letters and digits.
pub fn random(prefix: &str, length: usize) -> String {
    let mut bytes = vec![0_u8; length];
    // Works on insecure origins too, unlike `randomUUID`. Every browser that runs the program has it.
    if let Ok(crypto) = gloo::utils::window().crypto() {
        let _ = crypto.get_random_values_with_u8_array(&mut bytes);
    }
    let letters = bytes.iter().filter_map(|byte| ALPHABET.get(usize::from(*byte % 32)));
    let letters: String = letters.map(|letter| char::from(*letter)).collect();
    format!("{prefix}-{letters}")
}

/// A name for a new study.
pub fn study() -> String {
    random("study", 10)
}

/// Milliseconds since 1970.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a positive whole number below 2^53")]
pub fn now_ms() -> u64 {
    js_sys::Date::now().max(0.0) as u64
}

/// Today as `2026-11-23`, for file names.
pub fn today() -> String {
    let text: String = js_sys::Date::new_0().to_iso_string().into();
    text.chars().take(10).collect()
}

/// A text in lower case, for search, where views are rendered natively.
#[cfg(not(target_arch = "wasm32"))]
pub fn plain(text: &str) -> String {
    text.to_lowercase()
}

/// A text in lower case and without accents, for search. The browser knows both for every script.
#[cfg(target_arch = "wasm32")]
pub fn plain(text: &str) -> String {
    let text = js_sys::JsString::from(text).to_lower_case().normalize("NFD");
    let is_mark = |c: &char| ('\u{300}'..='\u{36f}').contains(c);
    String::from(text).chars().filter(|c| !is_mark(c)).collect()
}
