"""`link`: all that is derived from the claims of a record, as one pure function.

claims ─► origins ─► replies ─► incidents with accounts ─► relations
       └► duties, tracks
"""

from __future__ import annotations

from itertools import groupby

from trucewatch.linking.accounts import Surroundings, with_accounts
from trucewatch.linking.clusters import attach_mentions, find_clusters
from trucewatch.linking.copies import find_copies
from trucewatch.linking.duties import link_duties
from trucewatch.linking.duty_relations import find_duty_relations
from trucewatch.linking.happenings import Gazetteer, happenings_of
from trucewatch.linking.incidents import describe
from trucewatch.linking.judgements import rejected_claims
from trucewatch.linking.origins import find_origins
from trucewatch.linking.relations import find_relations
from trucewatch.linking.replies import Reply, find_replies
from trucewatch.linking.same_actor import one_actor_each
from trucewatch.linking.statements import statements_of, twins_of
from trucewatch.linking.stories import stories_of
from trucewatch.linking.tracks import link_tracks
from trucewatch.model.linking import Corpus, Linked


def link(corpus: Corpus) -> Linked:
    """Incidents with accounts, duties as read, tracks, relations and origins of a corpus.

    The same corpus gives the same result, in whatever order its documents come.
    """
    corpus = one_actor_each(corpus)
    rejected = rejected_claims(corpus.judgements)
    statements = statements_of(corpus)
    by_id = {statement.id: statement for statement in statements}
    copies = find_copies(corpus.readings)
    origins = find_origins(statements, corpus.readings, copies)
    replies = [
        reply
        for _, told in groupby(statements, key=lambda statement: statement.claim.document)
        for reply in find_replies(list(told))
    ]
    answers: dict[str, list[Reply]] = {}
    for reply in replies:
        answers.setdefault(reply.to.id, []).append(reply)
    places = Gazetteer(corpus.theatres, corpus.readings)
    twins = twins_of(statements)
    around = Surroundings(by_id, answers, corpus.theatres, origins, places, twins)
    happenings = happenings_of(corpus.readings, by_id, rejected, stories_of(corpus.readings, copies))
    clusters = find_clusters(happenings, places, corpus.judgements)
    attach_mentions(statements, clusters)
    described = [(describe(cluster, places, by_id, twins), cluster) for cluster in clusters]
    # What no claim tells cannot be shown with its source, so it is no incident of the record.
    incidents = tuple(with_accounts(one, cluster, around) for one, cluster in described if one.claims)
    duties = link_duties(statements, corpus.theatres)
    return Linked(
        incidents=incidents,
        readings=duties.readings,
        compliance=duties.compliance,
        tracks=link_tracks(statements, corpus.theatres),
        relations=(
            *find_relations(statements, replies, incidents, origins, rejected),
            *find_duty_relations(duties.readings, duties.compliance, by_id, origins),
        ),
        origins=origins.rows,
    )
