//! The page.

fn main() {
    retombees::ui::start();
}
