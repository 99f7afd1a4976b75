"""The benchmark's own making: articles that are the same for a seed, and the sum on paper."""

from benchmarks.scale import composed, on_paper


def test_composed_articles_are_the_same_for_a_seed_and_all_others():
    one, again = list(composed(40)), list(composed(40))
    assert one == again
    assert len({row["text"] for row in one}) == 40
    assert {row["language"] for row in one} == {"fr", "en"}
    assert one != list(composed(40, seed=8))
    assert all(2012 <= int(row["published"][:4]) <= 2025 for row in one)


def test_on_paper_hours_follow_from_what_was_measured():
    assert "278 core hours: 4 hours on 64 cores" in on_paper({"docs_per_s": 10.0}, 0)
    assert on_paper({}, 0) == ""
    merged = {"docs_per_s": 10.0, "events_per_doc": 20.0, "merge_rows_per_s": 1000.0, "merge_exponent": 1.0}
    assert "200 million events are merged in 56 core hours more" in on_paper(merged, 1_000_000)
    assert "88 core hours more" in on_paper({**merged, "merge_exponent": 1.087}, 1_000_000)
    assert "1,000 MB: 16 GB a machine" in on_paper({**merged, "worker_mb": 1000.0}, 1_000_000)
