"""Chat templates in the shapes that model makers use, written anew and shorter."""

from sanctum_desktop.core.domain.chat_marks import END, Around, ChatMarks

CHATML = """
{%- for message in messages %}
{{- '<|im_start|>' + message.role + '\\n' + message.content + '<|im_end|>' + '\\n' }}
{%- endfor %}
{%- if add_generation_prompt %}{{- '<|im_start|>assistant\\n' }}{%- endif %}
"""
WITH_DEFAULT = (
    """
{%- if messages[0]['role'] != 'system' %}
{{- '<|im_start|>system\\nYou are a model of Somebody.<|im_end|>\\n' }}
{%- endif %}
""".rstrip("\n")
    + CHATML
)
LLAMA_3 = """{{- bos_token }}
{%- if messages[0].role == 'system' %}
    {%- set instruction = messages[0].content | trim %}{%- set messages = messages[1:] %}
{%- else %}{%- set instruction = '' %}{%- endif %}
{{- '<|start_header_id|>system<|end_header_id|>\\n\\nCutting Knowledge Date: Then\\n\\n' }}
{{- instruction + '<|eot_id|>' }}
{%- for message in messages %}
    {{- '<|start_header_id|>' + message.role + '<|end_header_id|>\\n\\n' }}
    {{- message.content | trim + '<|eot_id|>' }}
{%- endfor %}
{%- if add_generation_prompt %}
    {{- '<|start_header_id|>assistant<|end_header_id|>\\n\\n' }}
{%- endif %}
"""
GEMMA = """{{ bos_token }}
{%- if messages[0].role == 'system' %}{{ raise_exception('No system role here') }}{% endif %}
{%- for message in messages %}
{%- if (message.role == 'user') != (loop.index0 % 2 == 0) %}
{{- raise_exception('The roles must alternate') }}{% endif %}
{%- set role = 'model' if message.role == 'assistant' else message.role %}
{{- '<start_of_turn>' + role + '\\n' + message.content | trim + '<end_of_turn>\\n' }}
{%- endfor %}
{%- if add_generation_prompt %}{{ '<start_of_turn>model\\n' }}{% endif %}
"""
MISTRAL = """{{- bos_token }}
{%- set told = messages[0].content + '\\n\\n' if messages[0].role == 'system' else '' %}
{%- set talk = messages[1:] if told else messages %}
{%- for message in talk %}
{%- if message.role == 'user' %}
{{- '[INST] ' + (told if loop.last else '') + message.content + '[/INST]' }}
{%- else %}{{- ' ' + message.content + eos_token }}{%- endif %}
{%- endfor %}
"""
PHI_4 = """
{%- for message in messages %}
{%- if message.role == 'system' %}{{ '<|im_start|>system<|im_sep|>' }}
{%- elif message.role == 'user' %}{{ '<|im_start|>user<|im_sep|>' }}
{%- else %}{{ '<|im_start|>assistant<|im_sep|>' }}{% endif %}
{{- message.content + '<|im_end|>' }}
{%- endfor %}
{%- if add_generation_prompt %}{{ '<|im_start|>assistant<|im_sep|>' }}{% endif %}
"""
GRANITE = """
{%- if messages[0].role == 'system' %}
{%- set told = messages[0].content %}{%- set talk = messages[1:] %}
{%- else %}{%- set told = 'Knowledge Cutoff: Then.\\nToday is ' + strftime_now('%Y') + '.' %}
{%- set talk = messages %}{%- endif %}
{{- '<|start_of_role|>system<|end_of_role|>' + told + '<|end_of_text|>\\n' }}
{%- for message in talk %}
{{- '<|start_of_role|>' + message.role + '<|end_of_role|>' }}
{{- message.content + '<|end_of_text|>\\n' }}
{%- if loop.last and add_generation_prompt %}
{{- '<|start_of_role|>assistant' }}{{- '<|end_of_role|>' }}
{%- endif %}
{%- endfor %}
"""
DEEPSEEK = """{%- set ns = namespace(told='') %}
{%- for message in messages %}
{%- if message.role == 'system' %}{%- set ns.told = message.content %}{%- endif %}
{%- endfor %}
{{- bos_token }}{{ ns.told }}
{%- for message in messages %}
{%- if message.role == 'user' %}{{ '<｜User｜>' + message.content }}{% endif %}
{%- if message.role == 'assistant' %}
{%- set said = message.content.split('</think>')[-1] %}
{{- '<｜Assistant｜>' + said + '<｜end▁of▁sentence｜>' }}
{%- endif %}
{%- endfor %}
{%- if add_generation_prompt %}{{ '<｜Assistant｜><think>\\n' }}{% endif %}
"""
COMMAND_R = """{{ bos_token }}
{%- if messages[0].role == 'system' %}
{%- set told = messages[0].content %}{% set talk = messages[1:] %}
{%- else %}{% set told = false %}{% set talk = messages %}{% endif %}
{%- if told %}
{{- '<|START_OF_TURN_TOKEN|><|SYSTEM_TOKEN|>' + told + '<|END_OF_TURN_TOKEN|>' }}{% endif %}
{%- for message in talk %}
{%- set who = '<|USER_TOKEN|>' if message.role == 'user' else '<|CHATBOT_TOKEN|>' %}
{{- '<|START_OF_TURN_TOKEN|>' + who + message.content.strip() + '<|END_OF_TURN_TOKEN|>' }}
{%- endfor %}
{%- if add_generation_prompt %}{{ '<|START_OF_TURN_TOKEN|><|CHATBOT_TOKEN|>' }}{% endif %}
"""
THINKING = """
{%- set ns = namespace(last=0) %}
{%- for message in messages %}
{%- if message.role == 'user' %}{% set ns.last = loop.index0 %}{% endif %}
{%- endfor %}
{%- for message in messages %}
{%- if message.role == 'assistant' and loop.index0 > ns.last %}
{{- '<|im_start|>assistant\\n<think>\\n\\n</think>\\n\\n' + message.content + '<|im_end|>\\n' }}
{%- else %}
{{- '<|im_start|>' + message.role + '\\n' + message.content + '<|im_end|>\\n' }}
{%- endif %}
{%- endfor %}
{%- if add_generation_prompt %}
{{- '<|im_start|>assistant\\n' }}
{%- if enable_thinking is defined and not enable_thinking %}
{{- '<think>\\n\\n</think>\\n\\n' }}
{%- endif %}
{%- endif %}
"""
NO_THOUGHTS = """[gMASK]<sop>
{%- for message in messages %}
{%- if message.role == 'system' %}<|system|>\n{{ message.content }}
{%- elif message.role == 'user' %}<|user|>\n{{ message.content }}
{%- else %}<|assistant|>\n<think></think>\n{{ message.content }}{% endif %}
{%- endfor %}
{%- if add_generation_prompt %}<|assistant|>{% endif %}
"""
LLAMA_2 = """
{%- if messages[0].role == 'system' %}
{%- set told = '<<SYS>>\\n' + messages[0].content + '\\n<</SYS>>\\n\\n' %}
{%- set talk = messages[1:] %}
{%- else %}{% set told = '' %}{% set talk = messages %}{% endif %}
{%- for message in talk %}
{%- if message.role == 'user' %}
{{- '<!' + 'user> ' + (told if loop.first else '') + message.content + ' <!model>' }}
{%- else %}{{ ' ' + message.content + ' ' + eos_token }}{% endif %}
{%- endfor %}
"""
WORDED = """
{%- if messages[0].role == 'system' %}{{ messages[0].content + '\\n\\n' }}
{%- set talk = messages[1:] %}
{%- else %}{{ 'A person talks to a machine.\\n\\n' }}{% set talk = messages %}{% endif %}
{%- for message in talk %}
{%- if message.role == 'user' %}{{ 'USER: ' + message.content + '\\n' }}
{%- else %}{{ 'ASSISTANT: ' + message.content + eos_token + '\\n' }}{% endif %}
{%- endfor %}
{%- if add_generation_prompt %}{{ 'ASSISTANT:' }}{% endif %}
"""
FOR_TRAINING = """
{%- for message in messages %}
{{- '<|' + message.role + '|>\\n' }}
{%- if message.role == 'assistant' %}
{% generation %}{{ message.content + eos_token }}{% endgeneration %}
{%- else %}{{ message.content + eos_token }}{% endif %}
{{- '\\n' }}
{%- endfor %}
{%- if add_generation_prompt %}{{ '<|assistant|>\\n' }}{% endif %}
"""
NEVER_ASKS = (
    "{% for m in messages %}<|im_start|>{{ m.role }}\n{{ m.content }}<|im_end|>{% endfor %}"
)


def _chatml(separator="\n", after="<|im_end|>\n", **rest):
    around = {r: Around(f"<|im_start|>{r}{separator}", after) for r in ("system", "user")}
    before = f"<|im_start|>assistant{separator}"
    return ChatMarks(
        system=around["system"],
        person=around["user"],
        model=Around(before, after),
        opening=before,
        **rest,
    )


def _header(role):
    return f"<|start_header_id|>{role}<|end_header_id|>\n\n"


def _role(role):
    return f"<|start_of_role|>{role}<|end_of_role|>"


def _token(role):
    return f"<|START_OF_TURN_TOKEN|><|{role}_TOKEN|>"


FOUND = {
    "chatml": (CHATML, _chatml()),
    "with a default": (
        WITH_DEFAULT,
        _chatml(lead="<|im_start|>system\nYou are a model of Somebody.<|im_end|>\n"),
    ),
    "llama 3": (
        LLAMA_3,
        ChatMarks(
            person=Around(_header("user"), "<|eot_id|>"),
            model=Around(_header("assistant"), "<|eot_id|>"),
            system=Around(_header("system") + "Cutting Knowledge Date: Then\n\n", "<|eot_id|>"),
            opening=_header("assistant"),
            lead=_header("system") + "Cutting Knowledge Date: Then\n\n<|eot_id|>",
        ),
    ),
    "gemma": (
        GEMMA,
        ChatMarks(
            person=Around("<start_of_turn>user\n", "<end_of_turn>\n"),
            model=Around("<start_of_turn>model\n", "<end_of_turn>\n"),
            system=Around("<start_of_turn>user\n", "\n\n"),
            joins=True,
            opening="<start_of_turn>model\n",
        ),
    ),
    "mistral, told in the last message": (
        MISTRAL,
        ChatMarks(
            person=Around("[INST] ", "[/INST]"),
            model=Around(" ", END),
            system=Around("[INST] ", "\n\n"),
            joins=True,
            opening="",
        ),
    ),
    "phi 4": (PHI_4, _chatml("<|im_sep|>", "<|im_end|>")),
    "granite": (
        GRANITE,
        ChatMarks(
            person=Around(_role("user"), "<|end_of_text|>\n"),
            model=Around(_role("assistant"), "<|end_of_text|>\n"),
            system=Around(_role("system"), "<|end_of_text|>\n"),
            opening=_role("assistant"),
            lead=_role("system") + "Knowledge Cutoff: Then.\nToday is .<|end_of_text|>\n",
        ),
    ),
    "deepseek, thinking": (
        DEEPSEEK,
        ChatMarks(
            person=Around("<｜User｜>", ""),
            model=Around("<｜Assistant｜>", "<｜end▁of▁sentence｜>"),
            system=Around("", ""),
            opening="<｜Assistant｜>",
        ),
    ),
    "command-r": (
        COMMAND_R,
        ChatMarks(
            person=Around(_token("USER"), "<|END_OF_TURN_TOKEN|>"),
            model=Around(_token("CHATBOT"), "<|END_OF_TURN_TOKEN|>"),
            system=Around(_token("SYSTEM"), "<|END_OF_TURN_TOKEN|>"),
            opening=_token("CHATBOT"),
        ),
    ),
    "thinking, in the last reply only": (THINKING, _chatml()),
    "replies with empty thoughts": (
        NO_THOUGHTS,
        ChatMarks(
            person=Around("<|user|>\n", ""),
            model=Around("<|assistant|>\n<think></think>\n", ""),
            system=Around("[gMASK]<sop><|system|>\n", ""),
            opening="<|assistant|>",
            lead="[gMASK]<sop>",
        ),
    ),
    "an instruction within the first message": (
        LLAMA_2,
        ChatMarks(
            person=Around("<!user> ", " <!model>"),
            model=Around(" ", f" {END}"),
            system=Around("<!user> <<SYS>>\n", "\n<</SYS>>\n\n"),
            joins=True,
            opening="",
        ),
    ),
    "worded marks": (
        WORDED,
        ChatMarks(
            person=Around("USER: ", "\n"),
            model=Around("ASSISTANT: ", f"{END}\n"),
            system=Around("", "\n\n"),
            opening="ASSISTANT:",
            lead="A person talks to a machine.\n\n",
        ),
    ),
    "framed for training": (
        FOR_TRAINING,
        ChatMarks(
            person=Around("<|user|>\n", f"{END}\n"),
            model=Around("<|assistant|>\n", f"{END}\n"),
            system=Around("<|system|>\n", f"{END}\n"),
            opening="<|assistant|>\n",
        ),
    ),
    "never asking for a reply": (NEVER_ASKS, _chatml(after="<|im_end|>")),
}
"""What stands in each, as one would read it out of the template."""


def each(body):
    """A template that makes the same of each message."""
    asked = "{% if add_generation_prompt %}<assistant>{% endif %}"
    return "{% for m in messages %}" + body + "{% endfor %}" + asked


def beside(*expressions):
    """An honest template that works something out on the way."""
    return "".join("{% set x = " + one + " %}" for one in expressions) + CHATML


HOSTILE = {
    "classes": beside("''.__class__.__mro__[1].__subclasses__()"),
    "globals": beside("cycler.__init__.__globals__.os.system('id')"),
    "attr": beside("((messages|attr('__class__'))|attr('__mro__'))[0]"),
    "format": beside("'{0.__class__.__mro__}'.format(messages).y.z"),
    "imports": beside("self.__init__.__globals__.__builtins__.__import__('os')"),
    "frames": beside("raise_exception.__code__.co_consts[0]"),
    "another file": "{% include '/etc/passwd' %}" + CHATML,
    "a template of another": "{% import '/etc/passwd' as y %}" + CHATML,
    "changes the talk": beside("messages.append(messages[0])"),
    "raises": beside("raise_exception('x' * 10000)"),
    "divides by nothing": beside("1 // (messages|length - messages|length)"),
    "recursive macro": "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}" + CHATML,
    "deep brackets": beside("(" * 3000 + "1" + ")" * 3000),
    "deep blocks": "{% if 1 %}" * 500 + CHATML + "{% endif %}" * 500,
    "no template": "{% for %}{{",
    "unknown tag": "{% steal %}",
    "unknown name": "{{ steal(messages) }}",
    "huge output": "{% for i in range(90000) %}{{ 'a' * 90000 }}{% endfor %}",
    "huge range": "{% for i in range(10**9) %}a{% endfor %}",
    "no words": "nothing of anybody",
    "empty words": "{% for m in messages %}{% endfor %}<|im_start|>assistant",
    "no marks": each("{{ m.content }}\n"),
    "only words between": each("{{ m.role }}\n{{ m.content }}\n"),
    "words twice": each("<{{ m.role }}>{{ m.content }}{{ m.content }}"),
    "an earlier message again": each("<{{ m.role }}>{{ messages[0].content }}{{ m.content }}"),
    "words turned round": each("<{{ m.role }}>{{ m.content }}").replace("s %", "s|reverse %"),
    "letters turned round": each("<{{ m.role }}>{{ m.content|reverse }}"),
    "capitals": each("<{{ m.role }}>{{ m.content|upper }}"),
    "other marks for longer talks": each("<{{ m.role }}{{ messages|length }}>{{ m.content }}"),
    "other marks further on": each("<{{ m.role }}{{ loop.index }}>{{ m.content }}"),
    "marks by chance": each("<{{ m.role }}{{ range(9999)|random }}>{{ m.content }}"),
    "marks by length": each("<{{ m.role }}{{ m.content|length }}>{{ m.content }}"),
    "long marks": each("<{{ m.role }}>{{ 'obey ' * 99 }}{{ m.content }}"),
    "marks that turn lines": each("<{{ m.role }}>\u202e{{ m.content }}"),
    "marks for a terminal": each("<{{ m.role }}>\x1b[2J{{ m.content }}"),
    "a letter as a mark": each("{{ 'e' if m.role == 'user' else 'a' }}{{ m.content }}"),
    "a stop as a mark": each(". {{ m.content }}"),
}
"""Nothing comes of these but None."""
