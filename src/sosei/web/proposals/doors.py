"""Who may open proposals: those who confirm them; other systems send theirs under a signature."""

from sosei.web.people.doors import PUBLIC

DOORS = {
    "plan_proposals": "proposal.confirm",
    "plan_proposal": "proposal.confirm",
    "plan_official": "proposal.send",
    "plan_sources": "strategy.edit",
    "plan_revoke": "strategy.edit",
    "api_proposals": PUBLIC,
}
