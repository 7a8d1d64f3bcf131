//! (the page comes with another branch)
pub fn scenarios(_: &crate::ui::context::View) -> yew::Html { yew::Html::default() }
