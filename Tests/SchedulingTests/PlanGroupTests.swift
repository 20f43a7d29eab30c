import Scheduling
import Testing

/// What of a plan has to be tried together.
@Suite struct PlanGroupTests {
    @Test func `what shares something is one group, directly or by others, and what shares nothing is none`() {
        #expect(groups(sharing: [["a"], ["b"], ["a", "c"], ["d"], ["c"], ["b"]]) == [[0, 2, 4], [1, 5]])
        #expect(groups(sharing: [["a"], ["b"], []]) == [])
    }

    @Test func `a bridge that comes last makes one group of two`() {
        #expect(groups(sharing: [["a"], ["b"], ["b"], ["a"], ["a", "b"]]) == [[0, 1, 2, 3, 4]])
    }
}
