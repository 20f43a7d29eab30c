-- The ways out of conflicts that are kept. Of money everybody sees their own organizations'.
create view poolbook_1.proposals as
select
    proposal.pool_id,
    proposal.conflict_id,
    proposal.letter,
    proposal.kind,
    proposal.steps,
    effects_for_me(proposal.pool_id, proposal.effects) as effects,
    proposal.disturbance,
    proposal.proposed_at,
    is_current(proposal.pool_id, proposal.steps) as is_current
from poolbook.proposal;

comment on view poolbook_1.proposals is 'The ways out of conflicts that are kept, and whether what they touch is as it was.';
