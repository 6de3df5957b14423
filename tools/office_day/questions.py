"""What people were asked on the day, by field: how often, what for, and how often what the machine had put first was right."""
import collections

from account import table


def account_of_questions(questions: list, cases: int) -> None:
    asked = collections.Counter()
    right = collections.Counter()
    reasons = collections.defaultdict(collections.Counter)
    for one in questions:
        key = (one["document"], one["field"])
        asked[key] += 1
        right[key] += one["was_right"]
        reasons[key][" ".join([one["reason"], *one["doubts"]])] += 1
    print("\n## Questions")
    print(f"{len(questions)} questions, {len(questions) / max(1, cases):.1f} a case.")
    table(["paper", "field", "asked", "first candidate right", "most frequent reasons"],
          [[*key, count, right[key], "; ".join(f"{words} {often}" for words, often in reasons[key].most_common(3))]
           for key, count in asked.most_common()])
