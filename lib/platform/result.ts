/** Expected outcomes are values. Throw only for bugs and broken infrastructure. Pure. */

/** What a field or a file has wrong, by the path of the input. */
export type FieldErrors = Record<string, string[]>

export type Refusal =
  | { code: 'invalid'; message?: string; fields: FieldErrors }
  | { code: 'unauthenticated' }
  | { code: 'forbidden'; message?: string }
  | { code: 'not_found'; what: string }
  /** Somebody else was first, or the thing has moved on. */
  | { code: 'conflict'; message: string }
  /** A rule says no. `basis` is the law, article or rule that it rests on. */
  | { code: 'rule'; rule: string; basis: string; message: string }

export type Result<T> = { ok: true; value: T } | { ok: false; refusal: Refusal }

export const ok = <T>(value: T): Result<T> => ({ ok: true, value })
export const refuse = (refusal: Refusal): Result<never> => ({ ok: false, refusal })

/** A refusal in one Chinese sentence. */
export function explainRefusal(refusal: Refusal): string {
  switch (refusal.code) {
    case 'invalid':
      return refusal.message ?? '有内容需要修改，请按提示更正后再提交'
    case 'unauthenticated':
      return '登录已失效，请重新登录后再操作'
    case 'forbidden':
      return refusal.message ?? '您没有办理此事项的权限'
    case 'not_found':
      return `没有找到${refusal.what}`
    case 'conflict':
      return refusal.message
    case 'rule':
      return `${refusal.message}（依据：${refusal.basis}）`
  }
}
