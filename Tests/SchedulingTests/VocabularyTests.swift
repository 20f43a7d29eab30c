import Scheduling
import Testing

/// A word that is typed stands for one of a pool's words.
@Suite struct VocabularyTests {
    private let kinds = Vocabulary(["维权服务", "志愿服务", "Training", "Training day"])

    @Test(arguments: [
        ("维权服务", "维权服务"), ("维权", "维权服务"), ("志愿", "志愿服务"), ("Training", "Training"), ("day", "Training day"),
        ("DAY", "Training day"),
    ])
    func `a word stands for itself, and so does a part that only it has`(text: String, word: String) throws {
        #expect(try kinds.word(for: text) == word)
    }

    @Test(arguments: [
        ("维权活动", "维权服务"), ("Trainning", "Training"), ("服务", nil), ("Concert", nil), ("", nil),
    ])
    func `what is no word is told the nearest, where one is near`(text: String, nearest: String?) {
        #expect(throws: VocabularyError.notListed(nearest: nearest, words: kinds.words)) { try kinds.word(for: text) }
    }

    @Test func `without words anything goes`() throws {
        #expect(try Vocabulary([]).word(for: "Concert") == "Concert")
    }
}
