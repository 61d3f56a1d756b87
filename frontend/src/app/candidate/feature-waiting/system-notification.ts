/** Whether the system would show a notification; `default` where the person has not been asked. */
export const notificationPermission = (): NotificationPermission | 'missing' =>
  'Notification' in globalThis ? Notification.permission : 'missing';

export async function askForNotifications(): Promise<NotificationPermission> {
  return Notification.requestPermission();
}

/** Shows a notification of the system, where that is permitted; a click on it leads to this page. */
export function notify(title: string, body: string): () => void {
  if (notificationPermission() !== 'granted') return () => undefined;
  try {
    const notification = new Notification(title, { body, requireInteraction: true });
    notification.onclick = () => {
      globalThis.focus();
      notification.close();
    };
    return () => {
      notification.close();
    };
  } catch {
    // Phones allow notifications from service workers only.
    return () => undefined;
  }
}
