internal import Foundation
public import Scheduling

/// A report as a message for the system's mail: text and page, each in UTF-8, under an identifier that stays the same.
public struct Mail: Sendable {
    /// Who sends it, as an address.
    public let sender: String
    /// What people read for the sender.
    public let senderName: String
    /// Whom it goes to, as an address.
    public let recipient: String
    /// What it is about.
    public let subject: String
    /// The identifier without its brackets.
    public let messageID: String
    /// When it was written.
    public let date: Instant
    /// The language's tag.
    public let language: String
    /// It as text.
    public let text: String
    /// It as a page.
    public let html: String

    /// A message.
    public init(
        sender: String, senderName: String, recipient: String, subject: String, messageID: String, date: Instant,
        language: String, text: String, html: String
    ) {
        self.sender = sender
        self.senderName = senderName
        self.recipient = recipient
        self.subject = subject
        self.messageID = messageID
        self.date = date
        self.language = language
        self.text = text
        self.html = html
    }

    /// The message in ASCII, after RFC 5322, 2045 and 2047, its lines ended by LF as sendmail takes them.
    public var source: String {
        // Neither base64 nor a header line of ours begins with two hyphens.
        let boundary = "=_poolbook_\(messageID.filter { $0.isASCII && ($0.isLetter || $0.isNumber) })"
        let headers = [
            "From: \(encodedWords(senderName, after: 6, .phrase)) <\(sender)>",
            "To: <\(recipient)>",
            "Subject: \(encodedWords(subject, after: 9, .unstructured))",
            "Date: \(Self.date(date))",
            "Message-ID: <\(messageID)>",
            "MIME-Version: 1.0",
            "Content-Language: \(language)",
            "Auto-Submitted: auto-generated",
            "Content-Type: multipart/alternative; boundary=\"\(boundary)\"",
        ]
        let parts = [("plain", text), ("html", html)].map { kind, content in
            """
            --\(boundary)
            Content-Type: text/\(kind); charset=UTF-8
            Content-Transfer-Encoding: base64

            \(base64Lines(content))

            """
        }
        return headers.joined(separator: "\n") + "\n\n" + parts.joined() + "--\(boundary)--\n"
    }

    private static func date(_ instant: Instant) -> String {
        let local = Zone.utc.local(instant)
        let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        let seconds = local.time.seconds
        let clock = [seconds / 3_600, seconds / 60 % 60, seconds % 60].map(two).joined(separator: ":")
        let weekday = TimeText.weekday(local.date.weekday, language: .english)
        return "\(weekday), \(two(local.date.day)) \(months[local.date.month - 1]) \(local.date.year) \(clock) +0000"
    }
}

/// What a header's text is made of.
enum HeaderText {
    /// Anything.
    case unstructured
    /// Words before an address, in which punctuation means something.
    case phrase
}

/// A header's text: as it is where it is plain ASCII, else as encoded words, each on a line of at most 76 columns and
/// none with half of a character.
func encodedWords(_ text: String, after column: Int, _ kind: HeaderText) -> String {
    let line = printable(text)
    let isPlain = line.utf8.allSatisfy { (0x20...0x7E).contains($0) } && !line.contains("=?")
    let isFree =
        switch kind {
        case .unstructured: true
        case .phrase: line.allSatisfy { $0.isLetter || $0.isNumber || $0 == " " }
        }
    if isPlain, isFree, !line.isEmpty, line.utf8.count + column <= 76 { return line }
    var words: [String] = []
    var bytes: [UInt8] = []
    func close() {
        words.append("=?UTF-8?B?" + Data(bytes).base64EncodedString() + "?=")
        bytes = []
    }
    for scalar in line.unicodeScalars {
        let more = Array(String(scalar).utf8)
        // 45 bytes are 60 characters of base64, and 12 more for the frame.
        let limit = words.isEmpty ? max(3, (76 - column - 12) / 4 * 3) : 45
        if bytes.count + more.count > limit { close() }
        bytes += more
    }
    close()
    return words.joined(separator: "\n ")
}

/// Base64 in lines of 76 characters.
private func base64Lines(_ text: String) -> String {
    Data(text.utf8).base64EncodedString(options: [.lineLength76Characters, .endLineWithLineFeed])
}
