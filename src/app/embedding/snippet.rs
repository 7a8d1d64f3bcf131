//! What a person pastes into a site to show a widget there: the script with its tag, or a plain frame.

use super::{EmbedSettings, EmbedTheme, OpenNumbers};
use crate::app::widget::accent::hex;
use crate::present::chart::ChartKind;

/// Where the study of a widget comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Origin {
    /// A worked case, by its name.
    Case(String),
    /// A link that holds the study: its fragment.
    Link(String),
    /// A file on the server of the widget, by its name: the study is too large for a link.
    File(String),
}

/// What a frame may do. It needs an origin of its own to fetch its files and to start its workers; links that it opens are not in it.
const SANDBOX: &str = "allow-scripts allow-same-origin allow-downloads allow-popups allow-popups-to-escape-sandbox";

impl EmbedSettings {
    /// The attributes of the tag, those that say something else than what goes without saying.
    fn attributes(&self, origin: &Origin) -> Vec<(&'static str, String)> {
        let study = match origin {
            Origin::Case(name) | Origin::File(name) => name.clone(),
            Origin::Link(fragment) => format!("#{fragment}"),
        };
        let mut attributes = vec![("study", study)];
        let mut add = |name, value: Option<String>| attributes.extend(value.map(|value| (name, value)));
        add("scenario", Some(self.scenario.clone()).filter(|id| !id.is_empty()));
        add("lang", self.language.map(|language| language.code().to_owned()));
        add("color", self.colour.map(hex));
        add("theme", (self.theme != EmbedTheme::Light).then(|| self.theme.word().to_owned()));
        if let OpenNumbers::Chosen(paths) = &self.numbers {
            add("open", Some(paths.join(" ")));
        }
        add("picture", (self.picture != ChartKind::Waterfall).then(|| self.picture.word().to_owned()));
        attributes
    }

    /// The address of the frame, from that of the folder of the page.
    pub fn frame_address(&self, base: &str, origin: &Origin) -> String {
        let fragment = match origin {
            Origin::Link(fragment) => format!("#{fragment}"),
            Origin::Case(_) | Origin::File(_) => String::new(),
        };
        // A link stands behind the query, and is the study.
        let attributes = self.attributes(origin);
        let asked = attributes.iter().filter(|(name, _)| fragment.is_empty() || *name != "study");
        let query: Vec<String> = asked.map(|(name, value)| format!("{name}={}", encoded(value))).collect();
        let query = if query.is_empty() { String::new() } else { format!("?{}", query.join("&")) };
        format!("{base}embed.html{query}{fragment}")
    }

    /// The script with its tag. `inside` is what stands in the tag where scripts are turned off: a link to the whole.
    pub fn script(&self, base: &str, origin: &Origin, title: &str, inside: &str, whole: &str) -> String {
        let mut attributes = self.attributes(origin);
        attributes.insert(0, ("title", title.to_owned()));
        let attributes: Vec<String> =
            attributes.iter().map(|(name, value)| format!("{name}=\"{}\"", escaped(value))).collect();
        let figures = if self.figures { " figures" } else { "" };
        format!(
            "<script src=\"{}embed.js\" async></script>\n<retombees-widget {}{figures}>\n  <a href=\"{}\">{}</a>\n</retombees-widget>",
            escaped(base),
            attributes.join(" "),
            escaped(whole),
            escaped(inside),
        )
    }

    /// A frame alone, for a site that lets no script in. It has the height that is stated, and scrolls inside.
    pub fn frame(&self, base: &str, origin: &Origin, title: &str) -> String {
        // A frame of another colour scheme than what is in it gets a ground of its own.
        let scheme = if self.theme == EmbedTheme::Dark { "; color-scheme: dark" } else { "" };
        format!(
            "<iframe src=\"{}\" title=\"{}\" width=\"100%\" height=\"720\" loading=\"lazy\" referrerpolicy=\"no-referrer\" sandbox=\"{SANDBOX}\" style=\"border: 0{scheme}\"></iframe>",
            escaped(&self.frame_address(base, origin)),
            escaped(title),
        )
    }
}

/// A text as the value of an attribute.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// A text as the value of a query (RFC 3986): what is not unreserved as its bytes.
fn encoded(text: &str) -> String {
    let one = |byte: u8| match byte {
        b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'~' | b'/' => char::from(byte).to_string(),
        _ => format!("%{byte:02X}"),
    };
    text.bytes().map(one).collect()
}
