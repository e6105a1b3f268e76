#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A number of tokens that threads take and give back; taking waits while there are none.
@safe
package final class Semaphore: @unchecked Sendable {
  // `@unchecked`: POSIX allows every call below from any thread, and `tokens` is only touched under `lock`.
  private let lock: UnsafeMutablePointer<pthread_mutex_t>
  private let changed: UnsafeMutablePointer<pthread_cond_t>
  private var tokens: Int

  /// A semaphore with `tokens` tokens.
  package init(tokens: Int) {
    self.tokens = tokens
    unsafe lock = .allocate(capacity: 1)
    unsafe changed = .allocate(capacity: 1)
    unsafe pthread_mutex_init(lock, nil)
    unsafe pthread_cond_init(changed, nil)
  }

  deinit {
    unsafe pthread_cond_destroy(changed)
    unsafe pthread_mutex_destroy(lock)
    unsafe changed.deallocate()
    unsafe lock.deallocate()
  }

  /// Takes a token, waiting for one.
  package func take() {
    unsafe pthread_mutex_lock(lock)
    while tokens == 0 { unsafe pthread_cond_wait(changed, lock) }
    tokens -= 1
    unsafe pthread_mutex_unlock(lock)
  }

  /// Gives `count` tokens back.
  package func give(_ count: Int = 1) {
    unsafe pthread_mutex_lock(lock)
    tokens += count
    if count == 1 { unsafe pthread_cond_signal(changed) } else { unsafe pthread_cond_broadcast(changed) }
    unsafe pthread_mutex_unlock(lock)
  }
}
