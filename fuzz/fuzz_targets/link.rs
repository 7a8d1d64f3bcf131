#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| retombees_fuzz::link(bytes));
