import pg from 'pg'
import { describe, expect, test } from 'vitest'
import { listDisclosures, showDisclosure } from '@/lib/disclosure/queries'
import { db } from '@/lib/platform/db'
import {
  correctRecord,
  discardRecord,
  enterRecord,
  releaseRecords,
  returnRecord,
  revealIdentity,
  withdrawRecord,
} from '@/lib/records/actions'
import { showSubject } from '@/lib/subjects/queries'
import { idFrom, perform } from '@/tests/support/doors'
import { penaltyForm, personPenaltyForm } from '@/tests/support/penalty-form'

let number = 100
const enter = async (change: Record<string, string | string[]> = {}, as = 'scjg.officer') => {
  const recordId = idFrom(
    await perform(enterRecord, penaltyForm({ doc_no: `二七市监罚字〔2026〕${number++}号`, ...change }), as),
  )
  const revision = await db.recordRevision.findFirst({ where: { recordId }, orderBy: { no: 'desc' } })
  return { recordId, revisionId: revision?.id ?? '' }
}
const release = (revisionId: string, as = 'scjg.reviewer') => perform(releaseRecords, { revisionIds: [revisionId] }, as)
const visible = async (id: string) => (await showDisclosure(id)) !== null

async function sql(text: string, values: unknown[] = []): Promise<pg.QueryResult> {
  const client = new pg.Client({ connectionString: process.env.DATABASE_URL })
  await client.connect()
  try {
    return await client.query(text, values)
  } finally {
    await client.end()
  }
}

describe('四眼：录入与审核不得为同一人', () => {
  test('a draft is not public until a colleague releases it; then it is, at once', async () => {
    const { recordId, revisionId } = await enter()
    expect(await visible(recordId)).toBe(false)
    expect(await release(revisionId)).toMatchObject({ redirect: expect.stringContaining(recordId) })
    expect(await visible(recordId)).toBe(true)
  })

  test('whoever entered it cannot release it, though they are a reviewer too', async () => {
    const { recordId, revisionId } = await enter({}, 'scjg.both')
    expect(await release(revisionId, 'scjg.both')).toMatchObject({
      status: 'refused',
      refusal: { code: 'rule', rule: 'four-eyes' },
    })
    expect(await visible(recordId)).toBe(false)
  })

  test('the database refuses the same person, whatever the code does', async () => {
    const { revisionId } = await enter()
    await expect(
      sql(
        `UPDATE record_revision SET state = 'released', released_by = entered_by, released_at = now() WHERE id = $1`,
        [revisionId],
      ),
    ).rejects.toThrow(/four_eyes_release/)
  })

  test('the database shows no version that was not released', async () => {
    const { recordId } = await enter()
    await expect(
      sql(
        `UPDATE record r SET revision = 1, content = v.content, decided_on = v.decided_on, publicity = 'open', public_from = now()
         FROM record_revision v WHERE v.record_id = r.id AND r.id = $1`,
        [recordId],
      ),
    ).rejects.toThrow(/no released revision/)
  })

  test('a reviewer of another department does not even see it', async () => {
    const { revisionId } = await enter()
    expect(await release(revisionId, 'sthj.reviewer')).toMatchObject({ refusal: { code: 'not_found' } })
  })

  test('an officer without the reviewer role is refused, and the attempt is in the log', async () => {
    const { revisionId } = await enter()
    expect(await release(revisionId, 'scjg.officer2')).toMatchObject({ refusal: { code: 'forbidden' } })
    const denied = await db.auditEntry.findFirst({ where: { event: 'records.release', outcome: 'denied' } })
    expect(denied?.actorRole).toBe('none')
  })

  test('20 releases at once: one does it, 19 are told that it is done', async () => {
    const { revisionId, recordId } = await enter()
    const results = await Promise.all(Array.from({ length: 20 }, () => release(revisionId)))
    expect(results.filter((result) => 'redirect' in result)).toHaveLength(1)
    expect(
      results.filter(
        (result) => 'status' in result && result.status === 'refused' && result.refusal.code === 'conflict',
      ),
    ).toHaveLength(19)
    expect(await db.auditEntry.count({ where: { event: 'records.released', targetId: recordId } })).toBe(1)
  })

  test('several at once: all or none', async () => {
    const [one, two] = [await enter(), await enter({}, 'scjg.both')]
    expect(await perform(releaseRecords, { revisionIds: [one.revisionId, two.revisionId] }, 'scjg.both')).toMatchObject(
      { refusal: { rule: 'four-eyes' } },
    )
    expect(await visible(one.recordId)).toBe(false)
    expect(
      await perform(releaseRecords, { revisionIds: [one.revisionId, two.revisionId] }, 'scjg.reviewer'),
    ).toHaveProperty('redirect')
    expect(await visible(one.recordId)).toBe(true)
  })
})

describe('versions', () => {
  test('the same document number for the same subject is the same record; the same content changes nothing', async () => {
    const { recordId } = await enter({ doc_no: '二七市监罚字〔2026〕77号' })
    expect(
      await perform(enterRecord, penaltyForm({ doc_no: '二七市监罚字(2026) 077号' }), 'scjg.officer2'),
    ).toMatchObject({ refusal: { code: 'conflict' } })
    expect(await db.recordRevision.count({ where: { recordId } })).toBe(1)
  })

  test('sent back with a reason, mended, released', async () => {
    const { recordId, revisionId } = await enter({ content: '罚款人民币15000元整' })
    expect(
      await perform(returnRecord, { revisionId, reason: '处罚内容与决定书不一致' }, 'scjg.reviewer'),
    ).toHaveProperty('redirect')
    expect(await release(revisionId)).toMatchObject({ refusal: { code: 'conflict' } })
    const { itemKey: _, ...fields } = penaltyForm({
      doc_no: (await db.record.findUnique({ where: { id: recordId } }))?.docNo ?? '',
    })
    expect(
      await perform(correctRecord, { ...fields, recordId, basedOn: '1', reason: '按决定书更正' }, 'scjg.officer'),
    ).toHaveProperty('redirect')
    const states = await db.recordRevision.findMany({
      where: { recordId },
      orderBy: { no: 'asc' },
      select: { id: true, state: true },
    })
    expect(states.map(({ state }) => state)).toEqual(['superseded', 'draft'])
    await release(states[1]?.id ?? '')
    expect(await visible(recordId)).toBe(true)
  })

  test('while a correction waits, the public reads the old version; afterwards the new one, with the first publication kept', async () => {
    const { recordId, revisionId } = await enter()
    await release(revisionId)
    const before = await showDisclosure(recordId)
    const { itemKey: _, ...fields } = penaltyForm({
      doc_no: before?.documentNo ?? '',
      violation_type: '更正后的违法行为类型',
    })
    await perform(correctRecord, { ...fields, recordId, basedOn: '1', reason: '笔误' }, 'scjg.officer')
    expect((await showDisclosure(recordId))?.headline).toBe(before?.headline)
    const draft = await db.recordRevision.findFirst({ where: { recordId, state: 'draft' } })
    await release(draft?.id ?? '')
    const after = await showDisclosure(recordId)
    expect(after).toMatchObject({
      headline: '更正后的违法行为类型',
      publishedAt: before?.publishedAt,
      workdaysUsed: before?.workdaysUsed,
    })
  })

  test('a correction based on an older version is refused: compare and set', async () => {
    const { recordId, revisionId } = await enter()
    await release(revisionId)
    const { itemKey: _, ...fields } = penaltyForm({
      doc_no: (await showDisclosure(recordId))?.documentNo ?? '',
      content: '罚款人民币15000元，已缴',
    })
    await perform(correctRecord, { ...fields, recordId, basedOn: '1', reason: '补充' }, 'scjg.officer')
    expect(
      await perform(correctRecord, { ...fields, recordId, basedOn: '1', reason: '再补充' }, 'scjg.officer2'),
    ).toMatchObject({ refusal: { code: 'conflict' }, values: { content: '罚款人民币15000元，已缴' } })
  })

  test('a released version cannot be edited or deleted in the database', async () => {
    const { revisionId, recordId } = await enter()
    await release(revisionId)
    await expect(sql(`UPDATE record_revision SET content = '{}' WHERE id = $1`, [revisionId])).rejects.toThrow(/closed/)
    await expect(sql(`DELETE FROM record_revision WHERE id = $1`, [revisionId])).rejects.toThrow(/append-only/)
    await expect(sql(`DELETE FROM record WHERE id = $1`, [recordId])).rejects.toThrow(/append-only/)
  })

  test('only who entered a draft may discard it', async () => {
    const { revisionId, recordId } = await enter()
    expect(await perform(discardRecord, { revisionId }, 'scjg.officer2')).toMatchObject({
      refusal: { code: 'forbidden' },
    })
    expect(await perform(discardRecord, { revisionId }, 'scjg.officer')).toHaveProperty('redirect')
    expect((await db.recordRevision.findFirst({ where: { recordId } }))?.state).toBe('discarded')
  })
})

describe('撤销公示', () => {
  test('proposed by one, released by another: gone by the next request from page, list and subject; and importing it again does not bring it back', async () => {
    const { recordId, revisionId } = await enter({
      counterparty_name: '郑州砚漪棠餐饮有限公司',
      counterparty_uscc: '91410103706788127Y',
    })
    await release(revisionId)
    expect(
      await perform(
        withdrawRecord,
        { recordId, basedOn: '1', basis: 'changed', reason: '行政复议决定撤销' },
        'scjg.officer',
      ),
    ).toHaveProperty('redirect')
    expect(await visible(recordId)).toBe(true)
    const proposal = await db.recordRevision.findFirst({ where: { recordId, state: 'draft' } })
    await release(proposal?.id ?? '')
    expect(await visible(recordId)).toBe(false)
    expect((await listDisclosures({ subject: '91410103706788127Y' })).items).toEqual([])
    expect(await showSubject('91410103706788127Y')).toBeNull()
    const record = await db.record.findUnique({ where: { id: recordId } })
    expect(
      await perform(
        enterRecord,
        penaltyForm({
          doc_no: record?.docNo ?? '',
          counterparty_name: '郑州砚漪棠餐饮有限公司',
          counterparty_uscc: '91410103706788127Y',
        }),
        'scjg.officer',
      ),
    ).toMatchObject({ refusal: { code: 'conflict' } })
    expect(await visible(recordId)).toBe(false)
  })

  test('needs a reason, and a released record', async () => {
    const { recordId } = await enter()
    expect(
      await perform(withdrawRecord, { recordId, basedOn: '1', basis: 'error', reason: '录错主体了' }, 'scjg.officer'),
    ).toMatchObject({ refusal: { code: 'conflict' } })
    expect(
      await perform(withdrawRecord, { recordId, basedOn: '1', basis: '', reason: '' }, 'scjg.officer'),
    ).toMatchObject({ refusal: { code: 'invalid' } })
  })
})

describe('natural persons', () => {
  test('masked everywhere, keyed by a hash, the number only sealed; never found by name', async () => {
    const recordId = idFrom(await perform(enterRecord, personPenaltyForm(), 'scjg.officer'))
    const revision = await db.recordRevision.findFirst({ where: { recordId } })
    await release(revision?.id ?? '')
    const shown = await showDisclosure(recordId)
    expect(shown?.subject.name).toBe('欧阳*')
    expect(shown?.subject.code).toMatch(/^P/)
    expect(JSON.stringify(shown)).not.toContain('听雨')
    expect(shown?.indexable).toBe(false)
    expect((await listDisclosures({ q: '欧阳听雨' })).items).toEqual([])
    const everything = JSON.stringify(
      (
        await sql(
          `SELECT row_to_json(t)::text AS x FROM (SELECT * FROM record_revision UNION ALL SELECT * FROM record_revision WHERE false) t`,
        )
      ).rows,
    )
    expect(everything).not.toContain('410103199003071237')
    expect(JSON.stringify((await sql('SELECT row_to_json(s) AS x FROM subject s')).rows)).not.toContain(
      '410103199003071237',
    )
    expect(JSON.stringify((await sql('SELECT row_to_json(a) AS x FROM audit_entry a')).rows)).not.toMatch(
      /410103199003071237|听雨/,
    )
  })

  test('the number is revealed for a stated purpose only, to the own department, and the look is recorded', async () => {
    const recordId = idFrom(
      await perform(enterRecord, personPenaltyForm({ doc_no: '二七市监罚字〔2026〕3号' }), 'scjg.officer'),
    )
    expect(await perform(revealIdentity, { recordId, purpose: '' }, 'scjg.reviewer')).toMatchObject({
      refusal: { code: 'invalid' },
    })
    expect(await perform(revealIdentity, { recordId, purpose: '核对原始文书' }, 'sthj.reviewer')).toMatchObject({
      refusal: { code: 'not_found' },
    })
    expect(await perform(revealIdentity, { recordId, purpose: '核对原始文书' }, 'scjg.reviewer')).toMatchObject({
      status: 'done',
      value: { numbers: { person_id_no: '410103199003071237' } },
    })
    expect(
      (await db.auditEntry.findFirst({ where: { event: 'records.reveal', outcome: 'done' } }))?.facts,
    ).toMatchObject({ purpose: '核对原始文书' })
  })
})

describe('what is public', () => {
  test('轻微 is released but not shown; with a stated necessity it is', async () => {
    const minor = await enter({ penalty_type: ['01'], fine_wan: '', content: '警告' })
    await release(minor.revisionId)
    expect(await visible(minor.recordId)).toBe(false)
    const needed = await enter({
      penalty_type: ['01'],
      fine_wan: '',
      content: '警告',
      minor_reason: '涉及公共安全，确有必要',
    })
    await release(needed.revisionId)
    expect(await visible(needed.recordId)).toBe(true)
  })

  test('exempted on a stated basis', async () => {
    const exempt = await enter({ exempt_basis: '《政府信息公开条例》第十四条' })
    await release(exempt.revisionId)
    expect(await visible(exempt.recordId)).toBe(false)
  })

  test('ends by itself at the midnight after the last day, to the millisecond', async () => {
    const { recordId, revisionId } = await enter()
    await release(revisionId)
    const { rows } = await sql(
      `SELECT is_public(public_from, public_until, withdrawn_at, public_until - interval '1 millisecond') AS before,
              is_public(public_from, public_until, withdrawn_at, public_until) AS after,
              to_char(public_until AT TIME ZONE 'Asia/Shanghai', 'HH24:MI:SS.MS') AS midnight FROM record WHERE id = $1`,
      [recordId],
    )
    expect(rows[0]).toEqual({ before: true, after: false, midnight: '00:00:00.000' })
  })
})
