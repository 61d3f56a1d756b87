export { initChatRecords } from './chat-message-record.ts';
export { chatRoutes } from './chat-routes.ts';
export { ChatStore } from './chat-store.ts';
export { Chat } from './chat.ts';
