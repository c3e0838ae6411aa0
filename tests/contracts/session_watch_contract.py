"""What every SessionWatch keeps to; the subclass gives `watch`, where nobody leaves."""

from sanctum_desktop.core.ports.session_watch import SessionWatch


class SessionWatchContract:
    def test_it_starts_without_fail_and_says_nothing_by_itself(self, watch: SessionWatch):
        left = []
        watch.start(lambda: left.append(1))
        assert left == []

    def test_it_names_what_it_can_hear(self, watch: SessionWatch):
        assert set(watch.heard()) <= {"sleep", "session", "screen"}

    def test_sleep_can_be_let_go_at_any_time(self, watch: SessionWatch):
        watch.let_sleep()
        watch.start(lambda: None)
        watch.let_sleep()
