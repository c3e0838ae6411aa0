"""A step of the plan is done or open as the person says, and Kai comes back to open ones only."""

from datetime import timedelta

from talks_begun import Told

from sanctum_desktop.core.domain.plan import PlanItem, PlanItemId
from sanctum_desktop.core.use_cases.keep_step import KeepStep


async def test_a_step_is_done_since_it_was_marked_open_again_and_put_back_where_it_was_removed():
    told = Told()
    keep = KeepStep(plan=told.plan, clock=told.clock)
    now = told.clock.now()
    step = PlanItem(
        id=PlanItemId("1"),
        text="call Maria",
        conversation="t",
        turn=1,
        added_at=now - timedelta(7),
    )
    await told.plan.put(step)
    assert "call Maria" in (await told.begin("kai")).turns[-1].text
    await keep(step, True)
    (done,) = await told.plan.page()
    assert done.done_at is not None
    assert done.done_at >= now
    assert "call Maria" not in (await told.begin("kai")).turns[-1].text
    await keep(done, False)
    assert (await told.plan.page())[0].done_at is None
    await told.plan.remove(step.id)
    await keep(done, True)
    assert await told.plan.page() == (done,), "done since the same moment"
