import { describeApi } from '@/lib/platform/route'
import { GET as deadlines } from '../v1/deadlines/route'
import { GET as disclosure } from '../v1/disclosures/[id]/route'
import { GET as disclosures } from '../v1/disclosures/route'
import { GET as subjectRecords } from '../v1/subjects/[code]/records/route'
import { GET as subject } from '../v1/subjects/[code]/route'
import { GET as subjects } from '../v1/subjects/route'
import { GET as uscc } from '../v1/uscc/[code]/route'

/** The description of the API, made from the definitions of its routes. A test compares the list with the folders. */
export const GET = (): Response =>
  Response.json(describeApi([subjects, subject, subjectRecords, disclosures, disclosure, deadlines, uscc]), {
    headers: { 'access-control-allow-origin': '*' },
  })
