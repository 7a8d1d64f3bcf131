//! Reads sources as text: code without comments, and string literals with what precedes them.

use std::fs;
use std::path::{Path, PathBuf};

/// The folder of the package.
pub(crate) fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Every file of a folder and of those inside it with this extension, in order. There is one at least: a rule that reads nothing
/// holds nothing.
pub(crate) fn files(folder: &Path, extension: &str) -> Vec<PathBuf> {
    let found = files_or_none(folder, extension);
    assert!(!found.is_empty(), "{}: no file ends in .{extension}", folder.display());
    found
}

fn files_or_none(folder: &Path, extension: &str) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let inside = |path: PathBuf| {
        if path.is_dir() { files_or_none(&path, extension) } else { vec![path] }
    };
    let all = paths.into_iter().flat_map(inside);
    all.filter(|path| path.extension().is_some_and(|it| it == extension)).collect()
}

/// The text of a file of the package.
pub(crate) fn text(name: &str) -> String {
    fs::read_to_string(root().join(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// Whether a character can be in a name of the language.
pub(crate) fn is_name(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// A string literal.
pub(crate) struct Literal {
    pub(crate) line: usize,
    pub(crate) text: String,
    /// The code in front of it, without comments and with earlier literals emptied.
    pub(crate) before: String,
}

/// A source file, read.
pub(crate) struct Source {
    /// Its path from the package.
    pub(crate) name: String,
    /// The code without comments, literals emptied, lines as they were.
    code: String,
    pub(crate) literals: Vec<Literal>,
}

/// How much of the code in front of a literal is kept, in bytes.
const CONTEXT: usize = 2_000;

impl Source {
    pub(crate) fn read(path: &Path) -> Self {
        let text = fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let name = path.strip_prefix(root()).unwrap_or(path).display().to_string();
        Self::of(&name, &text)
    }

    pub(crate) fn of(name: &str, text: &str) -> Self {
        let mut source = Self { name: name.to_owned(), code: String::new(), literals: Vec::new() };
        let mut rest = text;
        while let Some(first) = rest.chars().next() {
            let taken = source.piece(rest, first);
            rest = rest.get(taken..).unwrap_or("");
        }
        source
    }

    /// Takes one comment, literal or character from the front; answers how many bytes.
    fn piece(&mut self, rest: &str, first: char) -> usize {
        if rest.starts_with("//") {
            return rest.find('\n').unwrap_or(rest.len());
        }
        if rest.starts_with("/*") {
            let length = comment(rest);
            self.blank(&rest[..length]);
            return length;
        }
        let starts_name = !self.code.ends_with(is_name);
        if let Some((open, close)) = raw(rest).filter(|_| starts_name) {
            let length = rest[open..].find(&close).map_or(rest.len(), |at| open + at);
            return self.literal(&rest[open..length], (length + close.len()).min(rest.len()));
        }
        if first == '"' {
            let length = quoted(rest);
            return self.literal(&rest[1..length.max(2) - 1], length);
        }
        if first == '\'' {
            let length = character(rest);
            self.code.push_str(if length > 1 { "' '" } else { "'" });
            return length;
        }
        self.code.push(first);
        first.len_utf8()
    }

    fn literal(&mut self, text: &str, length: usize) -> usize {
        let from = self.code.len().saturating_sub(CONTEXT);
        let from = (from..self.code.len()).find(|at| self.code.is_char_boundary(*at)).unwrap_or(self.code.len());
        let (line, before) = (self.code.matches('\n').count() + 1, self.code[from..].to_owned());
        self.literals.push(Literal { line, text: text.to_owned(), before });
        self.code.push('"');
        self.blank(text);
        self.code.push('"');
        length
    }

    fn blank(&mut self, text: &str) {
        self.code.extend(text.chars().filter(|c| *c == '\n'));
    }

    /// The code without its comments.
    pub(crate) fn code(&self) -> &str {
        &self.code
    }

    /// Number of lines.
    pub(crate) fn lines(&self) -> usize {
        self.code.lines().count()
    }

    /// The lines of the code that have this text.
    pub(crate) fn lines_with(&self, text: &str) -> Vec<usize> {
        let lines = self.code.lines().zip(1..).filter(|(line, _)| line.contains(text));
        lines.map(|(_, number)| number).collect()
    }

    /// The lines of the code that have this word.
    pub(crate) fn words(&self, word: &str) -> Vec<usize> {
        let has = |line: &str| word_at(line, word).is_some();
        self.code.lines().zip(1..).filter(|(line, _)| has(line)).map(|(_, number)| number).collect()
    }

    /// What follows a word on its line.
    pub(crate) fn after(&self, line: usize, word: &str) -> &str {
        let line = self.code.lines().nth(line - 1).unwrap_or("");
        word_at(line, word).and_then(|at| line.get(at + word.len()..)).unwrap_or("")
    }

    /// The first names after `start::`, with those of a group `start::{a, b::c}`, each with its line.
    pub(crate) fn paths_from(&self, start: &str) -> Vec<(usize, String)> {
        let mut found = Vec::new();
        for (at, _) in self.code.match_indices(&format!("{start}::")) {
            if self.code[..at].ends_with(|c| is_name(c) || c == '$') {
                continue;
            }
            let line = self.code[..at].matches('\n').count() + 1;
            let rest = &self.code[at + start.len() + 2..];
            match rest.strip_prefix('{') {
                Some(group) => found.extend(first_names(group).into_iter().map(|name| (line, name))),
                None => found.push((line, rest.chars().take_while(|c| is_name(*c)).collect())),
            }
        }
        found
    }
}

/// The names at the front of the entries of a group, `{` taken off.
fn first_names(group: &str) -> Vec<String> {
    let (mut names, mut depth, mut name, mut at_front) = (Vec::new(), 1_usize, String::new(), true);
    for c in group.chars() {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            _ => {}
        }
        if depth == 0 || (depth == 1 && c == ',') {
            names.push(std::mem::take(&mut name));
            at_front = true;
        } else if depth == 1 && at_front && is_name(c) {
            name.push(c);
        } else if !c.is_whitespace() {
            at_front = false;
        }
        if depth == 0 {
            break;
        }
    }
    names.into_iter().filter(|name| !name.is_empty()).collect()
}

fn word_at(line: &str, word: &str) -> Option<usize> {
    line.match_indices(word)
        .map(|(at, _)| at)
        .find(|at| !line[..*at].ends_with(is_name) && !line[*at + word.len()..].starts_with(is_name))
}

/// Length of a block comment, which may hold others.
fn comment(rest: &str) -> usize {
    let (mut depth, mut at) = (0_usize, 0);
    while at < rest.len() {
        let here = &rest[at..];
        if here.starts_with("/*") {
            (depth, at) = (depth + 1, at + 2);
        } else if here.starts_with("*/") {
            (depth, at) = (depth - 1, at + 2);
            if depth == 0 {
                return at;
            }
        } else {
            at += here.chars().next().map_or(1, char::len_utf8);
        }
    }
    rest.len()
}

/// Where a raw literal opens, and what closes it.
fn raw(rest: &str) -> Option<(usize, String)> {
    let after = rest.strip_prefix("br").or(rest.strip_prefix('r'))?;
    let hashes = after.chars().take_while(|c| *c == '#').count();
    after[hashes..]
        .starts_with('"')
        .then(|| (rest.len() - after.len() + hashes + 1, format!("\"{}", "#".repeat(hashes))))
}

/// Length of a literal between quotation marks.
fn quoted(rest: &str) -> usize {
    let mut escaped = false;
    for (at, c) in rest.char_indices().skip(1) {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => return at + 1,
            _ => {}
        }
    }
    rest.len()
}

/// Length of a character between apostrophes; 1 for a lifetime.
fn character(rest: &str) -> usize {
    let mut chars = rest.char_indices().skip(1);
    match (chars.next(), chars.next()) {
        (Some((_, '\\')), Some((at, c))) => {
            let from = at + c.len_utf8();
            rest[from..].find('\'').map_or(1, |end| from + end + 1)
        }
        (Some(_), Some((at, '\''))) => at + 1,
        _ => 1,
    }
}

/// The attribute that a literal is the value of: `name=` or `name={` or `name = ` in front of it.
pub(crate) fn attribute(before: &str) -> &str {
    let before = before.strip_suffix('{').unwrap_or(before).trim_end();
    let Some(before) = before.strip_suffix('=').map(str::trim_end) else { return "" };
    let start = before.rfind(|c| !is_name(c) && c != '-' && c != '#').map_or(0, |at| at + 1);
    before.get(start..).unwrap_or("")
}

/// The call or macro in whose parentheses a literal stands.
pub(crate) fn call(before: &str) -> String {
    opener(before).map_or(String::new(), |at| name_before(&before[..at]))
}

/// Where the innermost open parenthesis is.
fn opener(before: &str) -> Option<usize> {
    let mut depth = 0_usize;
    for (at, c) in before.char_indices().rev() {
        match c {
            ')' => depth += 1,
            '(' if depth == 0 => return Some(at),
            '(' => depth -= 1,
            ';' if depth == 0 => return None,
            _ => {}
        }
    }
    None
}

fn name_before(code: &str) -> String {
    let start = code.rfind(|c| !is_name(c) && c != '!').map_or(0, |at| at + 1);
    code.get(start..).unwrap_or("").to_owned()
}

/// Whether a literal is a child of a tag: `>{"…"}` or `> "…"`.
pub(crate) fn is_child(before: &str) -> bool {
    let before = before.strip_suffix('{').unwrap_or(before).trim_end();
    before.ends_with('>') && !before.ends_with("=>") && !before.ends_with("->")
}

/// A text without its `{…}`.
pub(crate) fn without_placeholders(text: &str) -> String {
    let mut depth = 0_usize;
    let mut kept = String::new();
    for c in text.chars() {
        match c {
            '{' => depth += 1,
            '}' => depth = depth.saturating_sub(1),
            c if depth == 0 => kept.push(c),
            _ => {}
        }
    }
    kept
}

/// Whether two words of letters follow one another.
pub(crate) fn has_two_words(text: &str) -> bool {
    let is_word = |word: &&str| word.chars().filter(|c| c.is_alphabetic()).count() > 1;
    text.split_whitespace().zip(text.split_whitespace().skip(1)).any(|(a, b)| is_word(&a) && is_word(&b))
}

/// Whether a text has the form of a key of the catalogue: `bar.undo`.
pub(crate) fn is_key(text: &str) -> bool {
    let is_part = |part: &str| {
        let is_sign = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_' || c == '-';
        part.starts_with(|c: char| c.is_ascii_lowercase()) && part.chars().all(is_sign)
    };
    text.contains('.') && text.split('.').all(is_part)
}

/// The class names of a style sheet.
pub(crate) fn classes(sheet: &str) -> Vec<String> {
    let name = |rest: &str| rest.chars().take_while(|c| is_name(*c) || *c == '-').collect::<String>();
    let names = sheet.split('.').skip(1).map(name);
    names.filter(|name| name.starts_with(|c: char| c.is_ascii_lowercase())).collect()
}

/// The names between braces, in alphabetical order.
pub(crate) fn placeholders(text: &str) -> Vec<&str> {
    let mut names: Vec<&str> =
        text.split('{').skip(1).filter_map(|rest| rest.split_once('}').map(|(name, _)| name)).collect();
    names.sort_unstable();
    names.dedup();
    names
}

/// What is wrong with the setting of a French text.
pub(crate) fn badly_set(text: &str) -> Vec<&'static str> {
    let mut wrong = Vec::new();
    let pairs = || text.chars().zip(text.chars().skip(1));
    if pairs().any(|(a, b)| a == ' ' && ";:!?%€»".contains(b)) {
        wrong.push("a plain space before ; : ! ? % € »: put U+202F (U+00A0 before : % € »)");
    }
    if pairs().any(|(a, b)| a == '«' && b != '\u{a0}' && b != '\u{202f}') {
        wrong.push("no unbreakable space after «: put U+00A0");
    }
    if pairs().any(|(a, b)| b == '»' && a != '\u{a0}' && a != '\u{202f}' && a != ' ') {
        wrong.push("no unbreakable space before »: put U+00A0");
    }
    if text.contains('\'') {
        wrong.push("a straight apostrophe: put ’");
    }
    if pairs().any(|(a, b)| (a == '"' && b.is_alphabetic()) || (a.is_alphabetic() && b == '"')) {
        wrong.push("straight quotation marks: put « and »");
    }
    let ends = text.split_whitespace().filter(|word| !word.contains("://"));
    if ends.flat_map(|word| word.chars().zip(word.chars().skip(1))).any(|(a, b)| a.is_alphabetic() && "!?;".contains(b))
    {
        wrong.push("no space before ! ? ;: put U+202F");
    }
    wrong
}

/// Tags of a page that hold a style, a script or a handler.
pub(crate) fn inline_in_page(text: &str) -> Vec<String> {
    let mut violations = Vec::new();
    let mut rest = text;
    let mut line = 1;
    while let Some((before, after)) = rest.split_once('<') {
        line += before.matches('\n').count();
        let (tag, next) = match after.strip_prefix("!--") {
            Some(comment) => comment.split_once("-->").map_or(("", ""), |(comment, next)| {
                line += comment.matches('\n').count();
                ("", next)
            }),
            None => after.split_once('>').unwrap_or((after, "")),
        };
        let mut attributes = tag.split_whitespace();
        let name = attributes.next().unwrap_or("");
        let mut add = |what: &str, advice: &str| violations.push(format!("index.html:{line}: {what}: {advice}"));
        if name == "style" {
            add("<style>", "write it in styles/");
        }
        if name == "script" && !attributes.clone().any(|it| it.starts_with("src=")) {
            add("inline script", "write it in assets/boot.js");
        }
        for attribute in attributes {
            let attribute = attribute.split('=').next().unwrap_or("");
            if attribute == "style" || (attribute.starts_with("on") && attribute.len() > 2) {
                add(attribute, "use a class, or assets/boot.js");
            }
        }
        line += tag.matches('\n').count();
        rest = next;
    }
    violations
}
