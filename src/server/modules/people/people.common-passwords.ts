// The commonest passwords, as the words they are built on: digits and signs around them do not make them better.

/** Lower case, without marks. A password whose letters are only these words is refused. */
export const commonWords: readonly string[] = [
  'abc', 'abcd', 'abcde', 'abcdef', 'abcdefg', 'abcdefgh', 'abcxyz', 'admin', 'administrator', 'anhyeuem', 'asdf',
  'asdfgh', 'asdfghjkl', 'baseball', 'batman', 'bemat', 'binhduong', 'canbo', 'changeme', 'chelsea', 'congty',
  'cunyeu', 'dangnhap', 'danang', 'default', 'demo', 'doimatkhau', 'dragon', 'emyeuanh', 'facebook', 'football',
  'giadinh', 'gmail', 'google', 'guest', 'haiphong', 'hanoi', 'hello', 'hochiminh', 'honghanh', 'hanhphuc', 'iloveyou',
  'khongbiet', 'khongco', 'letmein', 'liverpool', 'login', 'master', 'matkhau', 'matma', 'michael', 'mohinhhay',
  'monkey', 'motconvit', 'ngaymai', 'nguyen', 'nguyenvan', 'nhanh', 'office', 'pass', 'passw', 'password', 'princess',
  'pwd', 'quantri', 'quantrivien', 'qaz', 'qazwsx', 'qwe', 'qwer', 'qwert', 'qwerty', 'qwertyuiop', 'root', 'saigon',
  'secret', 'server', 'shadow', 'sunshine', 'superman', 'system', 'taikhoan', 'tamthoi', 'temp', 'test', 'tester',
  'thanhpho', 'thienthan', 'tinhyeu', 'trustno', 'tuyengiao', 'user', 'vietnam', 'vnpt', 'viettel', 'welcome',
  'wsx', 'xinchao', 'yeuem', 'zaq', 'zxc', 'zxcvb', 'zxcvbnm'
];

/** Rows of the keyboard and of the alphabet; a password that only walks along them is refused. */
export const walks: readonly string[] = [
  '01234567890123456789',
  'abcdefghijklmnopqrstuvwxyz',
  'qwertyuiopasdfghjklzxcvbnm',
  '1qaz2wsx3edc4rfv5tgb6yhn7ujm',
  'q1w2e3r4t5y6u7i8o9p0',
  '1q2w3e4r5t6y7u8i9o0p',
  '!@#$%^&*()'
];
